"use client";
import { useMutation } from "@apollo/client/react";
import { useMemo } from "react";
import { describeError } from "@/lib/apollo/errors";
import { useLiveTopic } from "@/lib/apollo/live";
import { formatCount } from "@/lib/format/number";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import { FailureState } from "@/ui/feedback";
import type { Group } from "./QuarantinePage";
import { KNOWN_SERIALS, REPLAY } from "./quarantine";
import styles from "./telemetry.module.css";

/** Devices that are registered by now: what they sent before can be taken in. */
export function ReplayOffers({ groups }: { groups: readonly Group[] }) {
  const waiting = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { device, count, reason } of groups) {
      if (device !== null && reason.startsWith("unknown device")) counts.set(device, (counts.get(device) ?? 0) + count);
    }
    return counts;
  }, [groups]);
  const serials = useMemo(() => [...waiting.keys()].sort(), [waiting]);
  const known = useLiveTopic(KNOWN_SERIALS, serials.length > 0 ? { serials } : null).data?.device ?? [];
  const [replay, { loading, error }] = useMutation(REPLAY);
  const offered = known.filter(({ serial }) => waiting.has(serial));
  if (offered.length === 0) return null;
  return (
    <Panel title="Registered by now" hint="What they sent before can be taken in">
      {error ? <FailureState failure={describeError(error)} /> : null}
      <ul className={styles.offers}>
        {offered.map(({ id, serial }) => (
          <li key={id}>
            <span>
              <strong>{serial}</strong>: {formatCount(waiting.get(serial) ?? 0, "item")}
            </span>
            <Button
              look="primary"
              isBusy={loading}
              onClick={() => void replay({ variables: { device: serial } }).catch(() => undefined)}
            >
              Take in again
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
