"use client";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import { PageHeading } from "@/ui/PageHeading";
import { Panel } from "@/ui/Panel";
import { PeriodStepper } from "@/ui/PeriodStepper";
import { Segmented } from "@/ui/Choice";
import { Choices } from "@/ui/Choices";
import { ScopePicker } from "@/features/factories/ScopePicker";
import type { Scope } from "@/features/factories/scopes";
import { useScopes } from "@/features/factories/useScopes";
import { TimeZoneProvider } from "@/lib/format/time-zone";
import type { Address } from "@/lib/use-address";
import { useAddress } from "@/lib/use-address";
import { OeeReportView } from "./OeeReportView";
import { PERIODS, usePeriod } from "./usePeriod";

/** OEE of a machine, line, area or factory over a shift, day or week. */
export function OeePage() {
  const address = useAddress();
  const { scopes, failure, retry } = useScopes();
  const scope = scopes?.find((item) => item.id === address.get("of")) ?? scopes?.[0];
  return (
    <>
      <PageHeading title="OEE" />
      {failure ? <FailureState failure={failure} onRetry={retry} /> : null}
      {scopes === undefined && !failure ? <Skeleton height={420} /> : null}
      {scopes && !scope ? (
        <Panel title="OEE">
          <EmptyState icon="gauge" title="No factories yet">
            OEE needs a machine with states, a part counter and a shift calendar.
          </EmptyState>
        </Panel>
      ) : null}
      {scopes && scope ? (
        <TimeZoneProvider timeZone={scope.timeZone}>
          <Scoped key={scope.id} scopes={scopes} scope={scope} address={address} />
        </TimeZoneProvider>
      ) : null}
    </>
  );
}

function Scoped({ scopes, scope, address }: { scopes: readonly Scope[]; scope: Scope; address: Address }) {
  const chosen = usePeriod(scope, address);
  return (
    <>
      <Choices note={`Times in ${scope.timeZone.replaceAll("_", " ")}`}>
        <ScopePicker scopes={scopes} value={scope.id} onChange={(id) => address.set({ of: id })} />
        <Segmented
          label="Period"
          options={PERIODS}
          value={chosen.kind}
          onChange={(kind) => address.set({ period: kind, at: null, by: null })}
        />
        <PeriodStepper
          label={chosen.label}
          canGoOn={chosen.canGoOn}
          isNow={chosen.isNow}
          onStep={chosen.step}
          onNow={() => address.set({ at: null })}
        />
      </Choices>
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
