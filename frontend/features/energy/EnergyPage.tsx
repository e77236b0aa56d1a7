"use client";
import { ScopeChoices } from "@/features/factories/ScopeChoices";
import type { InScope } from "@/features/factories/ScopedPage";
import { ScopedPage } from "@/features/factories/ScopedPage";
import { calendarChoice } from "@/lib/calendar-choice";
import { useNow } from "@/lib/format/use-now";
import { BaselinePanel } from "./BaselinePanel";
import { EnergyReportView } from "./EnergyReportView";
import { EnergyTabs } from "./EnergyTabs";
import { HeatMapPanel } from "./HeatMapPanel";
import { SavingsPanel } from "./SavingsPanel";
import styles from "./energy.module.css";

const PERIODS = [
  { value: "day", label: "Day" },
  { value: "week", label: "Week" },
  { value: "month", label: "Month" },
  { value: "quarter", label: "Quarter" },
  { value: "year", label: "Year" },
] as const;
const NEEDS = "A power series bound to a machine as its meter gives kWh, cost and CO₂e.";

/** Energy of a machine, line, area or factory: how much, when, for what money, and what could be saved. */
export function EnergyPage() {
  return (
    <ScopedPage title="Energy" icon="bolt" needs={NEEDS} tabs={<EnergyTabs />}>
      {(inScope) => <Energy key={inScope.scope.id} {...inScope} />}
    </ScopedPage>
  );
}

function Energy(inScope: InScope) {
  const { scope, address } = inScope;
  const now = useNow(60_000);
  const kind = PERIODS.find((item) => item.value === address.get("period"))?.value ?? "day";
  const chosen = calendarChoice(kind, address, now, scope.timeZone);
  return (
    <>
      <ScopeChoices inScope={inScope} periods={PERIODS} kind={kind} chosen={chosen} />
      <EnergyReportView scope={scope} period={chosen.period} kind={kind} />
      <div className={styles.pair}>
        <HeatMapPanel scope={scope} />
        <SavingsPanel scope={scope} />
      </div>
      <BaselinePanel machine={scope.kind === "machine" ? scope.machines[0] : undefined} timeZone={scope.timeZone} />
    </>
  );
}
