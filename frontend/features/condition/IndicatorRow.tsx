"use client";
import { graphql } from "@/gql";
import type { ConditionStateFragment } from "@/gql/graphql";
import { useLiveTopic } from "@/lib/apollo/live";
import { formatQuantity } from "@/lib/format/number";
import { RelativeTime } from "@/ui/RelativeTime";
import { LevelBadge } from "./LevelBadge";
import { LimitScale } from "./LimitScale";
import { Trend } from "./Trend";
import styles from "./condition.module.css";
import { measureName } from "./levels";
import { raisedWhy, type RaiseRule } from "./raised-why";

export const CONDITION_STATE = graphql(`
  fragment ConditionState on condition_state {
    id
    indicator
    level
    zone
    value
    unit
    since
    evaluated_at
    stale
  }
`);

const FEATURE_TREND = graphql(`
  subscription FeatureTrend($machine: uuid!, $indicator: String!) {
    feature(where: { machine_id: { _eq: $machine }, indicator: { _eq: $indicator } }, order_by: [{ time: desc }], limit: 60) {
      time
      value
      axis
    }
  }
`);

export type Limits = { warning_level: number | null; alarm_level: number | null; source: string };

type Props = { machineId: string; state: ConditionStateFragment; threshold: (Limits & RaiseRule) | undefined };

const ZONES: Record<string, string> = {
  A: "as new",
  B: "unrestricted operation",
  C: "limited time",
  D: "damage likely",
};

export function IndicatorRow({ machineId, state, threshold }: Props) {
  const features = useLiveTopic(FEATURE_TREND, { machine: machineId, indicator: state.indicator }).data?.feature ?? [];
  const why = raisedWhy(state.level, threshold);
  const trend = features.map((feature) => feature.value).reverse();
  return (
    <li className={styles.indicator} data-testid={`condition-${state.indicator}`}>
      <div className={styles.top}>
        <span className={styles.name}>{measureName(state.indicator)}</span>
        <LevelBadge level={state.level} />
        {state.zone ? (
          <span className={styles.zone} title="Zone after ISO 20816-3">
            Zone {state.zone}
            {ZONES[state.zone] ? `, ${ZONES[state.zone]}` : ""}
          </span>
        ) : null}
        <span className={styles.value}>{formatQuantity(state.value, state.unit)}</span>
      </div>
      <LimitScale value={state.value} unit={state.unit} limits={threshold} />
      {trend.length > 1 ? <Trend values={trend} limits={threshold} unit={state.unit} /> : null}
      {why ? <p>{why}.</p> : null}
      <p className={styles.meta}>
        since <RelativeTime at={state.since} />, evaluated <RelativeTime at={state.evaluated_at} />
        {state.stale ? " (stale: no newer data)" : ""}
        {threshold ? `, limits: ${threshold.source}` : ""}
      </p>
    </li>
  );
}
