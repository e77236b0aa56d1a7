import type { OeeRowFragment } from "@/gql/graphql";
import { formatNumber, formatShare } from "@/lib/format/number";
import { formatDuration } from "@/lib/format/time";
import { Stat, StatRow } from "@/ui/Stat";
import { Flags } from "./Flags";
import styles from "./oee.module.css";
import { missingToTarget } from "./trend";

/** The key numbers of a period, as ISO 22400-2 names them. */
export function KeyNumbers({ total }: { total: OeeRowFragment }) {
  const whole = (value: number) => formatNumber(value, { digits: 0 });
  return (
    <div className={styles.numbers}>
      <StatRow>
        <Stat icon="gauge" label="OEE" value={<span data-testid="oee-total">{formatShare(total.oee)}</span>} detail={total.target === null ? "A × P × Q" : missingToTarget(total)} isLive />
        <Stat label="Availability" value={formatShare(total.availability)} detail="production ÷ planned busy time" />
        <Stat label="Performance" value={formatShare(total.performance)} detail="ideal ÷ production time" />
        <Stat label="Quality" value={formatShare(total.quality)} detail={`${whole(total.scrap_quantity)} of ${whole(total.produced_quantity)} scrap`} />
        <Stat label="TEEP" value={formatShare(total.teep)} detail="of all calendar time" />
        <Stat label="NEE" value={formatShare(total.nee)} detail="setup counts as work" />
      </StatRow>
      <StatRow>
        <Stat label="Good parts" value={whole(total.good_quantity)} detail={`of ${whole(total.produced_quantity)} made`} />
        <Stat label="Throughput" value={formatNumber(total.throughput_per_hour)} detail="parts an hour" />
        <Stat label="MTBF" value={formatDuration(total.mtbf_seconds)} detail={failures(total)} />
        <Stat label="MTTR" value={formatDuration(total.mttr_seconds)} detail={total.failures === 0 ? "no failure to mend" : "mean time to repair"} />
        <Stat label="Planned time" value={formatDuration(total.planned_busy_seconds)} detail={`known for ${formatShare(total.coverage, { digits: 0 })} of it`} />
        <Stat label="Setup ratio" value={formatShare(total.setup_ratio)} detail="of processing time" />
      </StatRow>
      <Flags flags={total.flags} />
    </div>
  );
}

function failures(total: OeeRowFragment): string {
  return total.failures === 1 ? "1 failure" : `${total.failures} failures`;
}
