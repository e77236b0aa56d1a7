"use client";
import { useMutation } from "@apollo/client/react";
import { useId, useState } from "react";
import type { Failure } from "@/lib/apollo/errors";
import { remove } from "@/lib/remove";
import { validityOf } from "@/lib/validity";
import { Field } from "@/ui/Field";
import { FieldRow, FormDialog } from "@/ui/FormDialog";
import { ValidityFields } from "@/ui/ValidityFields";
import { StateRuleTrial } from "./StateRuleTrial";
import type { RuledMachine, RuleSource, StateRule } from "./state-rules";
import { CHANGE_RULE, CREATE_RULE, firstRule, ruleOf, SOURCES, unitOf } from "./state-rules";

const FIELDS = ["source", "measure", "running_from", "off_below", "hysteresis", "dwell_seconds", "slow_cycles", "valid_from", "valid_to"];
type Props = { machine: RuledMachine; rule: StateRule | null; onClose: () => void };

/** How a machine that sends no states shows them: new or as it is, tried before it is kept. */
export function StateRuleForm({ machine, rule, onClose }: Props) {
  const list = useId();
  const timeZone = machine.factory.time_zone;
  const [begin] = useState(() => rule ?? firstRule(machine));
  const [source, setSource] = useState<string>(begin.source);
  const [measure, setMeasure] = useState(begin.measure);
  const [refused, setRefused] = useState<Failure | null>(null);
  const [create] = useMutation(CREATE_RULE);
  const [change] = useMutation(CHANGE_RULE);
  const unit = unitOf(machine, measure);
  const inUnit = (label: string) => (unit ? `${label} (${unit})` : label);
  const gauges = [...new Set(machine.series.filter((series) => series.kind === "gauge").map((series) => series.measure))];

  function choose(next: string) {
    setSource(next);
    if (next === "power") setMeasure("power");
  }

  function keep(form: FormData) {
    setRefused(null);
    const said = { ...ruleOf(form, begin), ...validityOf(form, timeZone) };
    return rule
      ? change({ variables: { id: rule.id, changes: said } })
      : create({ variables: { input: { ...said, machine_id: machine.id } } });
  }

  return (
    <FormDialog
      title={`State rule of ${machine.name}`}
      hint={`Holds where the machine sends no states itself. Times by the clock of ${timeZone.replaceAll("_", " ")}.`}
      keep={rule ? "Save" : "Keep it"}
      fields={FIELDS}
      onKeep={keep}
      onRemove={rule ? () => remove(`/api/oee/state_rules/${rule.id}`) : undefined}
      onClose={onClose}
    >
      {(keptErrorOf) => {
        const errorOf = (field: string) => keptErrorOf(field) ?? (refused?.field === field ? refused.message : undefined);
        return (
          <>
            <FieldRow>
              <Field label="By" error={errorOf("source")}>
                <select name="source" value={source} onChange={(event) => choose(event.target.value)}>
                  {(Object.keys(SOURCES) as RuleSource[]).map((name) => (
                    <option key={name} value={name}>
                      {SOURCES[name]}
                    </option>
                  ))}
                </select>
              </Field>
              {source === "counter" ? (
                <Field label="Stopped after (ideal cycle times)" hint="without a part" error={errorOf("slow_cycles") ?? errorOf("measure")}>
                  <input name="slow_cycles" type="number" required step="any" defaultValue={begin.slow_cycles} />
                </Field>
              ) : (
                <Field label="Measure" error={errorOf("measure")}>
                  <input
                    name="measure"
                    required
                    maxLength={60}
                    autoComplete="off"
                    list={list}
                    value={measure}
                    onChange={(event) => setMeasure(event.target.value)}
                  />
                </Field>
              )}
            </FieldRow>
            <datalist id={list}>
              {gauges.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
            {source === "counter" ? null : (
              <>
                <FieldRow>
                  <Field label={inUnit("Runs from")} error={errorOf("running_from")}>
                    <input name="running_from" type="number" required step="any" defaultValue={begin.running_from ?? undefined} />
                  </Field>
                  <Field label={inUnit("Off below")} hint="In between it is idle." error={errorOf("off_below")}>
                    <input name="off_below" type="number" required step="any" defaultValue={begin.off_below} />
                  </Field>
                </FieldRow>
                <FieldRow>
                  <Field label={inUnit("Hysteresis")} hint="How far below its edge a level is left." error={errorOf("hysteresis")}>
                    <input name="hysteresis" type="number" required step="any" defaultValue={begin.hysteresis} />
                  </Field>
                  <Field label="A change holds for (s)" hint="Shorter ones are passed over." error={errorOf("dwell_seconds")}>
                    <input name="dwell_seconds" type="number" required step="any" defaultValue={begin.dwell_seconds} />
                  </Field>
                </FieldRow>
              </>
            )}
            <ValidityFields of={rule} timeZone={timeZone} errorOf={errorOf} after="Left empty: for good. Outside of it states stay as they were." />
            <StateRuleTrial machineId={machine.id} timeZone={timeZone} ruleIn={(form) => ruleOf(form, begin)} onRefused={setRefused} />
          </>
        );
      }}
    </FormDialog>
  );
}
