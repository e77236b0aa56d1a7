"use client";
import type { Scope } from "@/features/factories/scopes";
import { FileButtons } from "@/features/reports/FileButtons";
import { tableQuery } from "@/features/reports/table-query";
import type { Period, PeriodKind } from "@/lib/format/periods";
import { FailureState, Skeleton } from "@/ui/feedback";
import { EmissionsPanel } from "./EmissionsPanel";
import { EnergyNumbers } from "./EnergyNumbers";
import { EnergyTable } from "./EnergyTable";
import { ProfilePanel } from "./ProfilePanel";
import { TimeOfUsePanel } from "./TimeOfUsePanel";
import { useEnergyReport } from "./useEnergyReport";

/** Whole hours as far as they go without hiding one another. */
const CUT: Record<PeriodKind, string> = { day: "hour", week: "hour", month: "day", quarter: "month", year: "month" };

/** Everything that is said about a scope's energy in a period. */
export function EnergyReportView({ scope, period, kind }: { scope: Scope; period: Period; kind: PeriodKind }) {
  const isLong = kind === "quarter" || kind === "year"; // months of samples are not read again with every new value
  const { report, failure, retry } = useEnergyReport(scope, period, CUT[kind], !isLong);
  return (
    <>
      {failure ? <FailureState failure={failure} onRetry={retry} /> : null}
      {report === undefined && !failure ? <Skeleton height={320} /> : null}
      {report ? (
        <>
          <EnergyNumbers report={report} currency={scope.currency} />
          <ProfilePanel
            report={report}
            period={period}
            currency={scope.currency}
            files={<FileButtons service="energy" query={tableQuery(scope, period, CUT[kind])} />}
          />
          <EnergyTable scope={scope} period={period} isLong={isLong} />
          <TimeOfUsePanel report={report} currency={scope.currency} />
          {kind === "year" ? null : <EmissionsPanel scope={scope} period={period} />}
        </>
      ) : null}
    </>
  );
}
