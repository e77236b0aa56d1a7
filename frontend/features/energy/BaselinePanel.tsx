"use client";
import { skipToken, useMutation, useQuery } from "@apollo/client/react";
import { useMemo } from "react";
import { graphql } from "@/gql";
import { describeError } from "@/lib/apollo/errors";
import { useHasRole } from "@/lib/auth/use-session";
import { useLiveTopic } from "@/lib/apollo/live";
import { formatNumber, formatQuantity, formatShare } from "@/lib/format/number";
import { periodAround } from "@/lib/format/periods";
import { formatDay } from "@/lib/format/time";
import { useNow } from "@/lib/format/use-now";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import { BaselinePlot } from "./BaselinePlot";
import styles from "./energy.module.css";

const NEWEST = graphql(`
  subscription NewestBaseline($machine: uuid!) {
    energy_baseline(where: { machine_id: { _eq: $machine } }, order_by: [{ created_at: desc }], limit: 1) {
      id
      fitted_from
      fitted_to
      created_at
    }
  }
`);

const COMPARED = graphql(`
  query AgainstBaseline($machine: uuid!, $from: timestamptz!, $to: timestamptz!) {
    energy_against_baseline(machine_id: $machine, from: $from, to: $to) {
      baseline_id
      days {
        day
        actual_kwh
        expected_kwh
        saved_kwh
        cumulative_saved_kwh
      }
    }
  }
`);

const FIT = graphql(`
  mutation FitBaseline($machine: uuid!, $from: timestamptz!, $to: timestamptz!) {
    fit_energy_baseline(machine_id: $machine, from: $from, to: $to) {
      id
      periods
      r2
      coefficients {
        name
        value
        standard_error
        p_value
      }
    }
  }
`);

const DAY = 24 * 3600_000;
const FITTED_DAYS = 56;

type Props = { machine: { id: string; name: string } | undefined; timeZone: string };

/** Energy against what production explains (ISO 50006), and the running sum of what was saved. */
export function BaselinePanel({ machine, timeZone }: Props) {
  return (
    <Panel title="Baseline and savings since" hint="daily energy against parts and planned hours, after ISO 50006">
      {machine ? (
        <Baseline key={machine.id} machineId={machine.id} timeZone={timeZone} />
      ) : (
        <EmptyState icon="question" title="Choose one machine">
          A baseline is fitted to one machine’s days.
        </EmptyState>
      )}
    </Panel>
  );
}

function Baseline({ machineId, timeZone }: { machineId: string; timeZone: string }) {
  const now = useNow(3600_000);
  const canFit = useHasRole("engineer");
  const today = periodAround(now, "day", timeZone).from;
  const newest = useLiveTopic(NEWEST, useMemo(() => ({ machine: machineId }), [machineId]));
  const baseline = newest.data?.energy_baseline[0];
  const span = { machine: machineId, from: new Date(today - FITTED_DAYS * DAY).toISOString(), to: new Date(today).toISOString() };
  const from = baseline && baseline.fitted_from < span.from ? baseline.fitted_from : span.from;
  const compared = useQuery(COMPARED, baseline ? { variables: { ...span, from }, fetchPolicy: "no-cache" } : skipToken);
  const [fit, fitting] = useMutation(FIT, { fetchPolicy: "no-cache" });
  const days = compared.data?.energy_against_baseline.days;
  const fitted = fitting.data?.fit_energy_baseline;
  return (
    <div className={styles.baseline}>
      {newest.failure ? <FailureState failure={newest.failure} /> : null}
      {compared.error ? <FailureState failure={describeError(compared.error)} onRetry={() => void compared.refetch()} /> : null}
      {newest.data === undefined && !newest.failure ? <Skeleton height={120} /> : null}
      {newest.data && !baseline ? (
        <EmptyState icon="leaf" title="No baseline yet">
          It is fitted to days of which most is measured: {FITTED_DAYS} days back from today, twelve or more of them usable.
        </EmptyState>
      ) : null}
      {baseline ? (
        <p className={styles.assumptions}>
          Fitted to {formatDay(baseline.fitted_from, { timeZone })} – {formatDay(baseline.fitted_to, { timeZone })}. Above zero
          the sum means saved energy; where it bends, consumption changed.
        </p>
      ) : null}
      {baseline && days === undefined && !compared.error ? <Skeleton height={260} /> : null}
      {days?.length === 0 ? <EmptyState icon="clock" title="No measured day to compare yet" /> : null}
      {days && days.length > 0 ? <BaselinePlot days={days} /> : null}
      {fitted ? (
        <p className={styles.assumptions} role="status">
          Fitted to {fitted.periods} days, R² {formatShare(fitted.r2)}:{" "}
          {fitted.coefficients
            .map((item) => `${item.name.replaceAll("_", " ")} ${formatQuantity(item.value, "kWh")} (p ${formatNumber(item.p_value, { digits: 3 })})`)
            .join(", ")}
          .
        </p>
      ) : null}
      {fitting.error ? <FailureState failure={describeError(fitting.error)} /> : null}
      {canFit ? (
        <div>
          <Button isBusy={fitting.loading} onClick={() => void fit({ variables: span }).catch(() => undefined)}>
            {baseline ? "Fit a new baseline" : "Fit a baseline"} to the last {FITTED_DAYS} days
          </Button>
        </div>
      ) : null}
    </div>
  );
}
