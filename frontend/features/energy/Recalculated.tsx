"use client";
import { useLiveTopic } from "@/lib/apollo/live";
import { formatNumber } from "@/lib/format/number";
import styles from "./kept.module.css";
import { RECALCULATED } from "./meters";

/** How many of a machine's hours are calculated anew since its meter was changed. */
export function Recalculated({ machineId, since }: { machineId: string; since: string }) {
  const { data } = useLiveTopic(RECALCULATED, { machine: machineId, since });
  const done = data?.machine_by_pk?.done.aggregate?.count;
  const all = data?.machine_by_pk?.all.aggregate?.count;
  if (done === undefined || all === undefined || all === 0) return null;
  const whole = (count: number) => formatNumber(count, { digits: 0 });
  return (
    <span className={styles.soft} role="status">
      {done >= all ? "All hours are calculated by it" : `${whole(done)} of ${whole(all)} hours calculated anew`}
    </span>
  );
}
