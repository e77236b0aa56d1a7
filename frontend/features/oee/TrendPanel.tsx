"use client";
import { useQuery } from "@apollo/client/react";
import { useMemo, useState } from "react";
import type { Scope } from "@/features/factories/scopes";
import { graphql } from "@/gql";
import { describeError } from "@/lib/apollo/errors";
import { formatShare } from "@/lib/format/number";
import { formatDay } from "@/lib/format/time";
import { useTimeZone } from "@/lib/format/time-zone";
import { Segmented } from "@/ui/Choice";
import { MoreLink } from "@/ui/MoreLink";
import { Panel } from "@/ui/Panel";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import styles from "./TrendPanel.module.css";
import type { Trend, TrendRow } from "./trend";
import { TRENDS, missingToTarget } from "./trend";

const OEE_TREND = graphql(`
  query OeeTrend($scope: String!, $id: uuid!, $from: timestamptz!, $to: timestamptz!, $by: String!) {
    oee_report(scope: $scope, scope_id: $id, from: $from, to: $to, by: $by) {
      rows {
        key
        from
        oee
        target
        missing_seconds
        missing_quantity
      }
    }
  }
`);

/** OEE day by day or week by week beside its target, and what is missing to it. */
export function TrendPanel({ scope, until }: { scope: Scope; until: number }) {
  const [trend, setTrend] = useState<Trend>("day");
  const variables = useMemo(() => {
    const span = TRENDS.find((item) => item.value === trend)?.span ?? TRENDS[0].span;
    const [from, to] = [new Date(until - span).toISOString(), new Date(until).toISOString()];
    return { scope: scope.kind, id: scope.id, from, to, by: trend };
  }, [scope, until, trend]);
  const { data, previousData, error, refetch } = useQuery(OEE_TREND, { variables, fetchPolicy: "no-cache" });
  const rows = (data ?? previousData)?.oee_report.rows;
  const last = rows?.at(-1);
  const timeZone = useTimeZone();
  return (
    <Panel
      title="Trend"
      hint={last ? `${formatDay(last.from, { timeZone })}: ${missingToTarget(last)}` : undefined}
      actions={
        <>
          <MoreLink href={`/oee/targets?of=${scope.id}`}>Targets</MoreLink>
          <Segmented label="Trend by" options={TRENDS} value={trend} onChange={setTrend} />
        </>
      }
    >
      {error ? <FailureState failure={describeError(error)} onRetry={() => void refetch().catch(() => undefined)} /> : null}
      {rows === undefined ? (
        error ? null : <Skeleton height={140} />
      ) : rows.length === 0 ? (
        <EmptyState icon="gauge" title="No results">
          No shift of these machines lies in this span yet.
        </EmptyState>
      ) : (
        <Bars rows={rows} />
      )}
    </Panel>
  );
}

const LABELS = 8;

/** A bar for each day or week; a line across it where a target holds. */
function Bars({ rows }: { rows: readonly (TrendRow & { key: string; from: string })[] }) {
  const timeZone = useTimeZone();
  const percent = (share: number) => `${Math.min(1, Math.max(0, share)) * 100}%`;
  const step = Math.ceil(rows.length / LABELS);
  return (
    <div className={styles.frame}>
      <div className={styles.scale} aria-hidden="true">
        {[1, 0.5, 0].map((share) => (
          <span key={share}>{formatShare(share, { digits: 0 })}</span>
        ))}
      </div>
      <ol className={styles.bars} aria-label="OEE and its target">
        {rows.map((row, index) => {
          const day = formatDay(row.from, { timeZone });
          const words = `${day}: OEE ${formatShare(row.oee)}, ${missingToTarget(row)}`;
          return (
            <li key={row.key} title={words} tabIndex={0} data-missing={(row.missing_seconds ?? 0) > 0 || undefined}>
              <span className="sr">{words}</span>
              <span className={styles.bar} style={{ height: percent(row.oee ?? 0) }} aria-hidden="true" />
              {row.target === null ? null : (
                <span className={styles.target} style={{ bottom: percent(row.target) }} aria-hidden="true" />
              )}
              {index % step === 0 ? (
                <span className={styles.day} aria-hidden="true">
                  {day}
                </span>
              ) : null}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
