"use client";
import { useQuery } from "@apollo/client/react";
import { useMemo } from "react";
import type { Scope } from "@/features/factories/scopes";
import type { EnergyReportQuery } from "@/gql/graphql";
import type { Failure } from "@/lib/apollo/errors";
import { describeError } from "@/lib/apollo/errors";
import { useLiveTopic } from "@/lib/apollo/live";
import { useRefetch } from "@/lib/apollo/use-refetch";
import type { Period } from "@/lib/format/periods";
import { ENERGY_CHANGED, ENERGY_REPORT } from "./reports";

export type EnergyReport = EnergyReportQuery["energy_report"];
type Report = { report: EnergyReport | undefined; failure: Failure | null; retry: () => void };

/** The energy report of a scope and period; with `isLive` it follows the meters. */
export function useEnergyReport(scope: Scope, { from, to }: Period, by: string, isLive = true): Report {
  const variables = useMemo(
    () => ({ scope: scope.kind, id: scope.id, from: new Date(from).toISOString(), to: new Date(to).toISOString(), by }),
    [scope, from, to, by],
  );
  const { data, previousData, error, refetch } = useQuery(ENERGY_REPORT, { variables, fetchPolicy: "no-cache" });
  const machines = useMemo(() => (isLive ? { machines: scope.machines.map((machine) => machine.id) } : null), [scope, isLive]);
  useRefetch(useLiveTopic(ENERGY_CHANGED, machines).data?.energy_hour[0]?.updated_at, refetch);
  return {
    report: (data ?? previousData)?.energy_report,
    failure: error ? describeError(error) : null,
    retry: () => void refetch().catch(() => undefined),
  };
}
