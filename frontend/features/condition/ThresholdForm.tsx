"use client";
import { skipToken, useMutation, useQuery } from "@apollo/client/react";
import type { SyntheticEvent } from "react";
import { useState } from "react";
import { useMachines } from "@/features/factories/useMachines";
import { textOf } from "@/lib/form";
import { remove } from "@/lib/remove";
import { MachineField } from "@/features/factories/MachineField";
import { Segmented } from "@/ui/Choice";
import { Field } from "@/ui/Field";
import { Check, FieldRow, FormDialog } from "@/ui/FormDialog";
import { GroupFields } from "./GroupFields";
import type { Indicator } from "./Course";
import { RuleFields } from "./RuleFields";
import { ThresholdPreview } from "./ThresholdPreview";
import { isGroup, measureName } from "./levels";
import { groupChanges, previewOf, ruleChanges } from "./threshold-input";
import type { Threshold } from "./thresholds";
import { CHANGE_THRESHOLD, CREATE_THRESHOLD, MACHINE_INDICATORS } from "./thresholds";

const FIELDS = [
  ...["machine_id", "indicator", "unit", "direction", "warning_level", "alarm_level", "warning_clear_level", "alarm_clear_level"],
  ...["hysteresis", "raise_count", "raise_window", "clear_count", "delay_seconds", "settling_seconds", "stale_after_seconds"],
  ...["only_in_shift", "judged_windows", "weight", "source", "combines", "members"],
];
const KINDS = [
  { value: "rule", label: "One indicator" },
  { value: "group", label: "A group of several" },
] as const;

type Props = { of: { machineId: string | null; threshold?: Threshold }; onClose: () => void };

/** A threshold, new or as it is; what it watches stays as it was made. */
export function ThresholdForm({ of, onClose }: Props) {
  const { threshold } = of;
  const machines = useMachines();
  const [chosen, setChosen] = useState(of.machineId);
  const machineId = chosen ?? machines[0]?.id ?? null;
  const [kind, setKind] = useState<"rule" | "group">(threshold?.combines ? "group" : "rule");
  const [named, setNamed] = useState("");
  const [draft, setDraft] = useState(() => previewOf(threshold ?? {}));
  const { data } = useQuery(MACHINE_INDICATORS, machineId ? { variables: { machine: machineId } } : skipToken);
  const known = indicatorsOf(data);
  const watched = threshold ?? known.find((item) => item.indicator === named);
  const [create] = useMutation(CREATE_THRESHOLD);
  const [change] = useMutation(CHANGE_THRESHOLD);

  function keep(form: FormData) {
    const said = kind === "group" ? groupChanges(form) : ruleChanges(form);
    if (threshold) return change({ variables: { id: threshold.id, changes: said } });
    const name = textOf(form, "indicator") ?? "";
    const indicator = kind === "group" ? `group:${name}` : name;
    return create({ variables: { input: { ...said, unit: said.unit ?? "", machine_id: machineId ?? "", indicator } } });
  }

  function follow(event: SyntheticEvent) {
    const form = (event.target as HTMLInputElement).form;
    if (form) setDraft(previewOf(ruleChanges(new FormData(form))));
  }

  return (
    <FormDialog
      title={threshold ? measureName(threshold.indicator) : "New threshold"}
      hint={kind === "group" ? "Its members say when they are raised." : "Empty fields are not used."}
      keep={threshold ? "Save" : "Keep it"}
      fields={FIELDS}
      onKeep={keep}
      onRemove={threshold ? () => remove(`/api/condition/thresholds/${threshold.id}`) : undefined}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          {threshold ? null : (
            <>
              <Segmented label="Kind of threshold" options={KINDS} value={kind} onChange={setKind} />
              <FieldRow>
                <MachineField machines={machines} value={machineId} onChange={setChosen} error={errorOf("machine_id")} />
                {kind === "group" ? (
                  <Field label="Name of the group" error={errorOf("indicator")}>
                    <input name="indicator" required maxLength={90} autoComplete="off" placeholder="hot and loud" />
                  </Field>
                ) : (
                  <Field label="Indicator" error={errorOf("indicator")}>
                    <select name="indicator" required value={named} onChange={(event) => setNamed(event.target.value)}>
                      <option value="">Choose one</option>
                      {known
                        .filter((item) => !isGroup(item.indicator))
                        .map((item) => (
                          <option key={item.indicator} value={item.indicator}>
                            {measureName(item.indicator)}
                          </option>
                        ))}
                    </select>
                  </Field>
                )}
              </FieldRow>
            </>
          )}
          {kind === "group" ? (
            <GroupFields
              threshold={threshold}
              indicators={known.map((item) => item.indicator).filter((name) => !isGroup(name))}
              errorOf={errorOf}
            />
          ) : (
            <div onInput={follow}>
              <RuleFields
                threshold={threshold}
                unit={watched?.unit ?? ""}
                errorOf={errorOf}
                preview={
                  watched && machineId ? <ThresholdPreview machineId={machineId} indicator={watched} limits={draft} /> : null
                }
              />
            </div>
          )}
          <FieldRow>
            <Field label="Weight" hint="In the machine’s health." error={errorOf("weight")}>
              <input name="weight" type="number" min={0} step="any" defaultValue={threshold?.weight ?? 1} />
            </Field>
            <Check name="counts_alone" label="Counts alone, not in groups only" isChecked={threshold?.counts_alone ?? true} />
          </FieldRow>
        </>
      )}
    </FormDialog>
  );
}

type Known = { series: readonly { measure: string; unit: string }[]; condition_state: readonly Indicator[] };

/** What a machine measures or is judged by, by name; the unit of what is judged goes first. */
function indicatorsOf(data: Known | undefined): Indicator[] {
  const units = new Map(data?.series.map(({ measure, unit }) => [measure, unit]));
  for (const { indicator, unit } of data?.condition_state ?? []) units.set(indicator, unit);
  return [...units].map(([indicator, unit]) => ({ indicator, unit })).sort((a, b) => a.indicator.localeCompare(b.indicator));
}
