"use client";
import type { PeriodChoice } from "@/lib/calendar-choice";
import { Segmented } from "@/ui/Choice";
import { Choices } from "@/ui/Choices";
import { PeriodStepper } from "@/ui/PeriodStepper";
import { ScopePicker } from "./ScopePicker";
import type { InScope } from "./ScopedPage";

type Props<Kind extends string> = {
  inScope: InScope;
  periods: readonly { value: Kind; label: string }[];
  kind: Kind;
  chosen: Omit<PeriodChoice, "period">;
};

/** Which scope and which period are shown; both stand in the address, a cut of the old period goes with it. */
export function ScopeChoices<Kind extends string>({ inScope: { scope, scopes, address }, periods, kind, chosen }: Props<Kind>) {
  return (
    <Choices note={`Times in ${scope.timeZone.replaceAll("_", " ")}`}>
      <ScopePicker scopes={scopes} value={scope.id} onChange={(id) => address.set({ of: id })} />
      <Segmented
        label="Period"
        options={periods}
        value={kind}
        onChange={(value) => address.set({ period: value, at: null, by: null })}
      />
      <PeriodStepper
        label={chosen.label}
        canGoOn={chosen.canGoOn}
        isNow={chosen.isNow}
        onStep={chosen.step}
        onNow={() => address.set({ at: null })}
      />
    </Choices>
  );
}
