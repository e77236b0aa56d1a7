"use client";
import { ScopePicker } from "@/features/factories/ScopePicker";
import type { Scope } from "@/features/factories/scopes";
import { useScopes } from "@/features/factories/useScopes";
import { calendarChoice } from "@/lib/calendar-choice";
import { TimeZoneProvider } from "@/lib/format/time-zone";
import { useNow } from "@/lib/format/use-now";
import type { Address } from "@/lib/use-address";
import { useAddress } from "@/lib/use-address";
import { Segmented } from "@/ui/Choice";
import { Choices } from "@/ui/Choices";
import { PageHeading } from "@/ui/PageHeading";
import { Panel } from "@/ui/Panel";
import { PeriodStepper } from "@/ui/PeriodStepper";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import { BaselinePanel } from "./BaselinePanel";
import { EnergyReportView } from "./EnergyReportView";
import { HeatMapPanel } from "./HeatMapPanel";
import { SavingsPanel } from "./SavingsPanel";
import styles from "./energy.module.css";

const PERIODS = [
  { value: "day", label: "Day" },
  { value: "week", label: "Week" },
  { value: "month", label: "Month" },
] as const;

/** Energy of a machine, line, area or factory: how much, when, for what money, and what could be saved. */
export function EnergyPage() {
  const address = useAddress();
  const { scopes, failure, retry } = useScopes();
  const scope = scopes?.find((item) => item.id === address.get("of")) ?? scopes?.[0];
  return (
    <>
      <PageHeading title="Energy" />
      {failure ? <FailureState failure={failure} onRetry={retry} /> : null}
      {scopes === undefined && !failure ? <Skeleton height={420} /> : null}
      {scopes && !scope ? (
        <Panel title="Energy">
          <EmptyState icon="bolt" title="No factories yet">
            A power series bound to a machine as its meter gives kWh, cost and CO₂e.
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
  const now = useNow(60_000);
  const kind = PERIODS.find((item) => item.value === address.get("period"))?.value ?? "day";
  const chosen = calendarChoice(kind, address, now, scope.timeZone);
  return (
    <>
      <Choices note={`Times in ${scope.timeZone.replaceAll("_", " ")}`}>
        <ScopePicker scopes={scopes} value={scope.id} onChange={(id) => address.set({ of: id })} />
        <Segmented label="Period" options={PERIODS} value={kind} onChange={(value) => address.set({ period: value, at: null })} />
        <PeriodStepper
          label={chosen.label}
          canGoOn={chosen.canGoOn}
          isNow={chosen.isNow}
          onStep={chosen.step}
          onNow={() => address.set({ at: null })}
        />
      </Choices>
      <EnergyReportView scope={scope} period={chosen.period} kind={kind} />
      <div className={styles.pair}>
        <HeatMapPanel scope={scope} />
        <SavingsPanel scope={scope} />
      </div>
      <BaselinePanel machine={scope.kind === "machine" ? scope.machines[0] : undefined} timeZone={scope.timeZone} />
    </>
  );
}
