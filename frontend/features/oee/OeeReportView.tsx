"use client";
import type { Scope } from "@/features/factories/scopes";
import { FileButtons } from "@/features/reports/FileButtons";
import { tableQuery } from "@/features/reports/table-query";
import type { Period } from "@/lib/format/periods";
import type { Address } from "@/lib/use-address";
import { FailureState, Skeleton } from "@/ui/feedback";
import { CausePareto } from "./CausePareto";
import { ExplainPanel } from "./ExplainPanel";
import { KeyNumbers } from "./KeyNumbers";
import { LossPanel } from "./LossPanel";
import { MachineHistory } from "./MachineHistory";
import { OrderList } from "./OrderList";
import { ReportTable } from "./ReportTable";
import { ScopeTimelines } from "./ScopeTimelines";
import { TrendPanel } from "./TrendPanel";
import styles from "./oee.module.css";
import { cutOf } from "./report-cuts";
import { useOeeReport } from "./useOeeReport";
import type { OeePeriodKind } from "./usePeriod";

type Props = { scope: Scope; period: Period; kind: OeePeriodKind; address: Address };

/** Everything that is said about a scope and period. */
export function OeeReportView({ scope, period, kind, address }: Props) {
  const cut = cutOf(address.get("by"), kind);
  const { report, failure, retry } = useOeeReport(scope, period, cut);
  const machine = scope.kind === "machine" ? scope.machines[0] : undefined;
  return (
    <>
      {failure ? <FailureState failure={failure} onRetry={retry} /> : null}
      {report === undefined && !failure ? <Skeleton height={90} /> : null}
      {report ? <KeyNumbers total={report.total} /> : null}
      {machine ? (
        <MachineHistory machineId={machine.id} period={period} />
      ) : (
        <ScopeTimelines scope={scope} period={period} onChoose={(id) => address.set({ of: id })} />
      )}
      {report ? (
        <>
          <TrendPanel scope={scope} until={period.to} />
          <div className={styles.pair}>
            <LossPanel report={report} />
            <CausePareto causes={report.causes} />
          </div>
          <ReportTable
            report={report}
            cut={cut}
            onCut={(by) => address.set({ by })}
            files={<FileButtons service="oee" query={tableQuery(scope, period, cut)} />}
          />
        </>
      ) : null}
      <OrderList scope={scope} />
      <ExplainPanel machine={machine} period={period} />
    </>
  );
}
