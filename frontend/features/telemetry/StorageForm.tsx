"use client";
import { useMutation, useQuery } from "@apollo/client/react";
import { useState } from "react";
import { numberOf } from "@/lib/form";
import { remove } from "@/lib/remove";
import { Field } from "@/ui/Field";
import { FieldRow, FormDialog } from "@/ui/FormDialog";
import type { Kept, StoragePolicy } from "./storage-policies";
import { CHANGE_STORAGE_POLICY, CREATE_STORAGE_POLICY, MEASURES, nameOf, SPECTRA } from "./storage-policies";

type Days = Exclude<keyof Kept, "measure" | "resolution">;
type Props = { policy: StoragePolicy | null; taken: readonly (string | null)[]; onClose: () => void };

const OF_VALUES: readonly [Days, string, string][] = [
  ["raw_days", "Values as they came (days)", "Left empty: for ever."],
  ["minute_days", "Rollups by the minute (days)", "Left empty: for ever."],
  ["hour_days", "Rollups by the hour (days)", "Left empty: for ever."],
  ["day_days", "Rollups by the day (days)", "Left empty: for ever."],
  ["compress_after_days", "Compressed after (days)", "Left empty: as the deployment says."],
];
const OF_SPECTRA: readonly [Days, string, string][] = [["spectrum_days", "Spectra (days)", "Left empty: for ever."]];
const OF_ALL: readonly [Days, string, string][] = [
  ["waveform_days", "Waveforms (days)", "Left empty: for ever."],
  ["payload_days", "Raw messages (days)", "Left empty: as the deployment says."],
];

/** A policy, new or as it is; what it is about stays as it was made. */
export function StorageForm({ policy, taken, onClose }: Props) {
  const series = useQuery(MEASURES).data?.series ?? [];
  const measures = [...new Set([...series.map(({ measure }) => measure), ...SPECTRA])].filter((name) => !taken.includes(name)).sort();
  const canBeOfAll = !taken.includes(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const measure = policy ? policy.measure : (chosen ?? (canBeOfAll ? "" : (measures[0] ?? ""))) || null;
  const unit = series.find((one) => one.measure === measure)?.unit;
  const fields = [...OF_VALUES, ...(measure === null || SPECTRA.includes(measure) ? OF_SPECTRA : []), ...(measure === null ? OF_ALL : [])];
  const [create] = useMutation(CREATE_STORAGE_POLICY);
  const [change] = useMutation(CHANGE_STORAGE_POLICY);

  function keep(form: FormData) {
    const days = Object.fromEntries(fields.map(([name]) => [name, numberOf(form, name)]));
    const said = { ...days, resolution: numberOf(form, "resolution") };
    if (policy) return change({ variables: { id: policy.id, changes: said } });
    return create({ variables: { input: { ...said, measure } } });
  }

  return (
    <FormDialog
      title={policy ? nameOf(policy) : "New policy"}
      hint="What has outlived its time is deleted within the hour and does not come back. What was worked out of it stays."
      keep={policy ? "Save" : "Keep it"}
      fields={["measure", "resolution", ...fields.map(([name]) => name)]}
      onKeep={keep}
      onRemove={policy ? () => remove(`/api/telemetry/storage_policies/${policy.id}`) : undefined}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          {policy ? null : (
            <Field label="Of" error={errorOf("measure")}>
              <select value={measure ?? ""} onChange={(event) => setChosen(event.target.value)}>
                {canBeOfAll ? <option value="">All measures without a policy of their own</option> : null}
                {measures.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </select>
            </Field>
          )}
          <FieldRow>
            {fields.map(([name, label, hint]) => (
              <Field key={name} label={label} hint={hint} error={errorOf(name)}>
                <input name={name} type="number" step="1" defaultValue={policy?.[name] ?? ""} />
              </Field>
            ))}
            {measure === null ? null : (
              <Field
                label={unit ? `Resolution (${unit})` : "Resolution, in its unit"}
                hint="Of values that come from now on. Left empty: to the last bit."
                error={errorOf("resolution")}
              >
                <input name="resolution" type="number" step="any" defaultValue={policy?.resolution ?? ""} />
              </Field>
            )}
          </FieldRow>
        </>
      )}
    </FormDialog>
  );
}
