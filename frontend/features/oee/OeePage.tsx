"use client";
import { ScopeChoices } from "@/features/factories/ScopeChoices";
import type { InScope } from "@/features/factories/ScopedPage";
import { ScopedPage } from "@/features/factories/ScopedPage";
import { Panel } from "@/ui/Panel";
import { EmptyState, Skeleton } from "@/ui/feedback";
import { OeeReportView } from "./OeeReportView";
import { OeeTabs } from "./OeeTabs";
import { PERIODS, usePeriod } from "./usePeriod";

const NEEDS = "OEE needs a machine with states, a part counter and a shift calendar.";

/** OEE of a machine, line, area or factory over a shift, day or week. */
export function OeePage() {
  return (
    <ScopedPage title="OEE" icon="gauge" needs={NEEDS} tabs={<OeeTabs />}>
      {(inScope) => <Oee key={inScope.scope.id} {...inScope} />}
    </ScopedPage>
  );
}

function Oee(inScope: InScope) {
  const { scope, address } = inScope;
  const chosen = usePeriod(scope, address);
  return (
    <>
      <ScopeChoices inScope={inScope} periods={PERIODS} kind={chosen.kind} chosen={chosen} />
      {chosen.period ? (
        <OeeReportView scope={scope} period={chosen.period} kind={chosen.kind} address={address} />
      ) : chosen.isLoading ? (
        <Skeleton height={420} />
      ) : (
        <Panel title="OEE">
          <EmptyState icon="clock" title="No shift result yet">
            It needs a shift calendar; days and weeks can be looked at without one.
          </EmptyState>
        </Panel>
      )}
    </>
  );
}
