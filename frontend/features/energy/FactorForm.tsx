"use client";
import { useMutation } from "@apollo/client/react";
import { numberOf, textOf } from "@/lib/form";
import { remove } from "@/lib/remove";
import { Field } from "@/ui/Field";
import { FieldRow, FormDialog } from "@/ui/FormDialog";
import type { Factor } from "./factors";
import { CHANGE_FACTOR, CREATE_FACTOR } from "./factors";

const FIELDS = ["zone", "valid_from", "valid_to", "grams_per_kwh", "basis", "source"];
type Props = { factor: Factor | null; zone: string | undefined; onClose: () => void };

/** An organization's own factor of a zone, new or as it is. */
export function FactorForm({ factor, zone, onClose }: Props) {
  const [create] = useMutation(CREATE_FACTOR);
  const [change] = useMutation(CHANGE_FACTOR);

  function keep(form: FormData) {
    const said = {
      valid_to: textOf(form, "valid_to"),
      grams_per_kwh: numberOf(form, "grams_per_kwh") ?? 0,
      basis: textOf(form, "basis") ?? "",
      source: textOf(form, "source") ?? "",
    };
    if (factor) return change({ variables: { id: factor.id, changes: said } });
    const of = { zone: textOf(form, "zone") ?? "", valid_from: textOf(form, "valid_from") ?? "" };
    return create({ variables: { input: { ...said, ...of } } });
  }

  return (
    <FormDialog
      title={factor ? `${factor.zone} from ${factor.valid_from}` : "Own emission factor"}
      hint="It goes before a shipped one of the same dates."
      keep={factor ? "Save" : "Keep it"}
      fields={FIELDS}
      onKeep={keep}
      onRemove={factor ? () => remove(`/api/energy/emission_factors/${factor.id}`) : undefined}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          {factor ? null : (
            <FieldRow>
              <Field label="Grid zone" hint="A country, or a zone of it: DK, DK-DK1" error={errorOf("zone")}>
                <input name="zone" required pattern="[A-Z]{2}(-[A-Z0-9\-]{1,20})?" autoComplete="off" defaultValue={zone} />
              </Field>
              <Field label="Holds from" error={errorOf("valid_from")}>
                <input name="valid_from" type="date" required />
              </Field>
            </FieldRow>
          )}
          <FieldRow>
            <Field label="g CO₂e a kWh" error={errorOf("grams_per_kwh")}>
              <input name="grams_per_kwh" type="number" required min={0} max={10000} step="any" defaultValue={factor?.grams_per_kwh} />
            </Field>
            <Field label="Until" hint="Left empty: until there is another." error={errorOf("valid_to")}>
              <input name="valid_to" type="date" defaultValue={factor?.valid_to ?? undefined} />
            </Field>
          </FieldRow>
          <Field label="Basis" hint="Such as: contract, annual" error={errorOf("basis")}>
            <input name="basis" required maxLength={100} autoComplete="off" defaultValue={factor?.basis} />
          </Field>
          <Field label="Source" error={errorOf("source")}>
            <input name="source" required maxLength={300} autoComplete="off" defaultValue={factor?.source} />
          </Field>
        </>
      )}
    </FormDialog>
  );
}
