"use client";
import Link from "next/link";
import { LevelBadge } from "@/features/condition/LevelBadge";
import { worstLevel } from "@/features/condition/levels";
import { StateBadge } from "@/features/oee/StateBadge";
import { StateTimeline } from "@/features/oee/StateTimeline";
import { stateLook } from "@/features/oee/machine-states";
import type { StateSpan } from "@/features/oee/state-spans";
import { graphql } from "@/gql";
import type { LatestPowerSubscription, LatestShiftResultsSubscription, MachineCardFragment } from "@/gql/graphql";
import { formatQuantity, formatShare } from "@/lib/format/number";
import { RelativeTime } from "@/ui/RelativeTime";
import styles from "./MachineCard.module.css";

export const MACHINE_CARD = graphql(`
  fragment MachineCard on machine {
    id
    name
    state
    state_since
    condition_states {
      id
      indicator
      level
    }
    placements(where: { valid_to: { _is_null: true } }) {
      id
      device {
        id
        serial
        simulated
        connected
      }
    }
  }
`);

type Props = {
  machine: MachineCardFragment;
  power: LatestPowerSubscription["latest_value"][number] | undefined;
  shift: LatestShiftResultsSubscription["shift_result"][number] | undefined;
  spans: readonly StateSpan[] | undefined;
  window: { from: number; to: number };
};

/** One machine in the tree: what it does now, and the way to its page. */
export function MachineCard({ machine, power, shift, spans, window }: Props) {
  const level = worstLevel(machine.condition_states.map((item) => item.level));
  const devices = machine.placements.map((placement) => placement.device);
  const away = devices.filter((device) => !device.connected).length;
  return (
    <Link
      href={`/machines/${machine.id}`}
      className={styles.card}
      data-tone={stateLook(machine.state).tone}
      data-testid={`machine-${machine.name}`}
    >
      <span className={styles.top}>
        <span className={styles.name}>{machine.name}</span>
        <StateBadge state={machine.state} />
      </span>
      <span className={styles.numbers}>
        <span>
          <span className={styles.label}>OEE</span>
          {formatShare(shift?.oee, { digits: 0 })}
        </span>
        <span>
          <span className={styles.label}>Power</span>
          {formatQuantity(power?.value, power?.series.unit ?? "kW")}
        </span>
        <span>
          <span className={styles.label}>Condition</span>
          {level ? <LevelBadge level={level} /> : "–"}
        </span>
      </span>
      {spans ? (
        <StateTimeline spans={spans} from={window.from} to={window.to} height={8} isCompact label="Last four hours" />
      ) : (
        <span className={styles.noTimeline} />
      )}
      <span className={styles.foot}>
        <span>
          {machine.state_since ? (
            <>
              {stateLook(machine.state).label} since <RelativeTime at={machine.state_since} />
            </>
          ) : (
            "No state yet"
          )}
        </span>
        {away > 0 ? <span className={styles.away}>{away} of {devices.length} sensors silent</span> : null}
        {devices.some((device) => device.simulated) ? <span className={styles.simulated}>part simulated</span> : null}
      </span>
    </Link>
  );
}
