"use client";
import { skipToken, useMutation, useQuery } from "@apollo/client/react";
import { useState } from "react";
import { measureName } from "@/features/condition/levels";
import { useMachines } from "@/features/factories/useMachines";
import { numberOf, textOf } from "@/lib/form";
import { remove } from "@/lib/remove";
import { MachineField } from "@/features/factories/MachineField";
import { Field } from "@/ui/Field";
import { FieldRow, FormDialog } from "@/ui/FormDialog";
import { METHODS, usualMethod } from "./meter-words";
import type { Meter } from "./meters";
import { CHANGE_METER, CREATE_METER, MACHINE_SERIES } from "./meters";

const FIELDS = ["machine_id", "series_id", "method", "gap_limit_seconds", "phase"];

/** A meter, new or as it is; which series of which machine it is stays as it was made. */
export function MeterForm({ meter, onClose }: { meter: Meter | null; onClose: () => void }) {
  const machines = useMachines();
  const [chosen, setChosen] = useState<string | null>(null);
  const [seriesId, setSeriesId] = useState<number | null>(null);
  const machineId = chosen ?? machines[0]?.id;
  const { data } = useQuery(MACHINE_SERIES, meter || !machineId ? skipToken : { variables: { machine: machineId } });
  const offered = data?.series.filter((series) => usualMethod(series) !== null) ?? [];
  const series = offered.find((item) => item.id === seriesId) ?? offered[0];
  const [create] = useMutation(CREATE_METER);
  const [change] = useMutation(CHANGE_METER);

  function keep(form: FormData) {
    const said = {
      method: textOf(form, "method") ?? "trapezoid",
      gap_limit_seconds: numberOf(form, "gap_limit_seconds"),
      phase: textOf(form, "phase"),
    };
    if (meter) return change({ variables: { id: meter.id, changes: said } });
    const input = { ...said, machine_id: machineId ?? "", series_id: numberOf(form, "series_id") ?? 0 };
    return create({ variables: { input } });
  }

  return (
    <FormDialog
      title={meter ? `${meter.series.device.name} of ${meter.machine.name}` : "New meter"}
      hint="All hours of the machine are calculated anew."
      keep={meter ? "Save" : "Keep it"}
      fields={FIELDS}
      onKeep={keep}
      onRemove={meter ? () => remove(`/api/energy/meter_bindings/${meter.id}`) : undefined}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          {meter ? null : (
            <FieldRow>
              <MachineField machines={machines} value={machineId} onChange={setChosen} error={errorOf("machine_id")} />
              <Field
                label="Meter"
                hint={offered.length === 0 ? "No device on this machine measures power or energy." : ""}
                error={errorOf("series_id")}
              >
                <select
                  name="series_id"
                  required
                  value={series?.id ?? ""}
                  onChange={(event) => setSeriesId(Number(event.target.value))}
                >
                  {offered.map((item) => (
                    <option key={item.id} value={item.id}>
                      {item.device.name}: {measureName(item.measure)} ({item.unit})
                    </option>
                  ))}
                </select>
              </Field>
            </FieldRow>
          )}
          <Field label="Becomes energy as" error={errorOf("method")}>
            <select key={series?.id} name="method" defaultValue={meter?.method ?? (series ? (usualMethod(series) ?? undefined) : undefined)}>
              {Object.entries(METHODS).map(([method, words]) => (
                <option key={method} value={method}>
                  {words}
                </option>
              ))}
            </select>
          </Field>
          <FieldRow>
            <Field
              label="Longest gap (s)"
              hint="A longer one adds nothing. Empty: three times the usual interval, at least 15 minutes."
              error={errorOf("gap_limit_seconds")}
            >
              <input name="gap_limit_seconds" type="number" min={1} step="any" defaultValue={meter?.gap_limit_seconds ?? ""} />
            </Field>
            <Field label="Phase" hint="Of a meter of one phase." error={errorOf("phase")}>
              <select name="phase" defaultValue={meter?.phase ?? ""}>
                <option value="">All phases</option>
                <option value="L1">L1</option>
                <option value="L2">L2</option>
                <option value="L3">L3</option>
              </select>
            </Field>
          </FieldRow>
        </>
      )}
    </FormDialog>
  );
}
