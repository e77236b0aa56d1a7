"use client";
import { useQuery } from "@apollo/client/react";
import { useMemo } from "react";
import type { Scope } from "@/features/factories/scopes";
import { graphql } from "@/gql";
import type { OeeReportQuery } from "@/gql/graphql";
import type { Failure } from "@/lib/apollo/errors";
import { describeError } from "@/lib/apollo/errors";
import { useLiveTopic } from "@/lib/apollo/live";
import { useRefetch } from "@/lib/apollo/use-refetch";
import type { Period } from "@/lib/format/periods";

export const OEE_ROW = graphql(`
  fragment OeeRow on OeeReportRow {
    key
    label
    from
    to
    bottleneck
    target
    missing_seconds
    missing_quantity
    availability
    performance
    quality
    oee
    nee
    teep
    coverage
    utilization_efficiency
    allocation_efficiency
    setup_ratio
    scrap_ratio
    rework_ratio
    throughput_per_hour
    mtbf_seconds
    mttr_seconds
    planned_busy_seconds
    unknown_seconds
    failures
    produced_quantity
    good_quantity
    scrap_quantity
    outside_plan_quantity
    flags
  }
`);

const OEE_REPORT = graphql(`
  query OeeReport($scope: String!, $id: uuid!, $from: timestamptz!, $to: timestamptz!, $by: String!) {
    oee_report(scope: $scope, scope_id: $id, from: $from, to: $to, by: $by) {
      by
      rows {
        ...OeeRow
      }
      total {
        ...OeeRow
      }
      losses {
        name
        seconds
        parts
      }
      waterfall {
        name
        seconds
        parts
      }
      causes {
        cause
        seconds
        stops
        share
        cumulative_share
      }
    }
  }
`);

/** Results of the machines were calculated anew: the report is asked for again. */
const RESULTS_CHANGED = graphql(`
  subscription ResultsChanged($machines: [uuid!]!) {
    shift_result(where: { machine_id: { _in: $machines } }, order_by: [{ updated_at: desc }], limit: 1) {
      id
      updated_at
    }
  }
`);

export type OeeReport = OeeReportQuery["oee_report"];
export type Report = { report: OeeReport | undefined; failure: Failure | null; retry: () => void };

/** The report of a scope and period; it follows the results of its machines. */
export function useOeeReport(scope: Scope, { from, to }: Period, by: string): Report {
  const variables = useMemo(
    () => ({ scope: scope.kind, id: scope.id, from: new Date(from).toISOString(), to: new Date(to).toISOString(), by }),
    [scope, from, to, by],
  );
  const { data, previousData, error, refetch } = useQuery(OEE_REPORT, { variables, fetchPolicy: "no-cache" });
  const machines = useMemo(() => ({ machines: scope.machines.map((machine) => machine.id) }), [scope]);
  const changed = useLiveTopic(RESULTS_CHANGED, machines).data?.shift_result[0]?.updated_at;
  useRefetch(changed, refetch);
  return {
    report: (data ?? previousData)?.oee_report,
    failure: error ? describeError(error) : null,
    retry: () => void refetch().catch(() => undefined),
  };
}
