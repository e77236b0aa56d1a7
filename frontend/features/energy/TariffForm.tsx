"use client";
import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { useScopes } from "@/features/factories/useScopes";
import { numberOf, textOf } from "@/lib/form";
import { remove } from "@/lib/remove";
import { validityOf } from "@/lib/validity";
import { Field } from "@/ui/Field";
import { FieldRow, FormDialog } from "@/ui/FormDialog";
import { ValidityFields } from "@/ui/ValidityFields";
import type { Tariff } from "./tariffs";
import { CHANGE_TARIFF, CREATE_TARIFF, DEMAND_METHODS } from "./tariffs";

const FIELDS = ["name", "price_per_kwh", "demand_price_per_kw", "demand_method", "valid_from", "valid_to", "factory_id"];

/** A factory's tariff, new or as it is. */
export function TariffForm({ tariff, onClose }: { tariff: Tariff | null; onClose: () => void }) {
  const factories = useScopes().scopes?.filter((scope) => scope.kind === "factory") ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const factory = factories.find((scope) => scope.id === (tariff?.factory.id ?? chosen)) ?? factories[0];
  const timeZone = tariff?.factory.time_zone ?? factory?.timeZone;
  const currency = tariff?.factory.currency ?? factory?.currency ?? "";
  const [create] = useMutation(CREATE_TARIFF);
  const [change] = useMutation(CHANGE_TARIFF);

  function keep(form: FormData) {
    const said = {
      name: textOf(form, "name") ?? "",
      price_per_kwh: numberOf(form, "price_per_kwh") ?? 0,
      demand_price_per_kw: numberOf(form, "demand_price_per_kw"),
      demand_method: textOf(form, "demand_method") ?? "fixed",
      ...validityOf(form, timeZone),
    };
    return tariff
      ? change({ variables: { id: tariff.id, changes: said } })
      : create({ variables: { input: { ...said, factory_id: factory?.id ?? "" } } });
  }

  return (
    <FormDialog
      title={tariff ? tariff.name : "New tariff"}
      hint={`Times by the clock of ${(timeZone ?? "the factory").replaceAll("_", " ")}. Cost is worked out anew from when on it holds.`}
      keep={tariff ? "Save" : "Keep it"}
      fields={FIELDS}
      onKeep={keep}
      onRemove={tariff ? () => remove(`/api/energy/tariffs/${tariff.id}`) : undefined}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <FieldRow>
            <Field label="Name" error={errorOf("name")}>
              <input name="name" required maxLength={200} autoComplete="off" defaultValue={tariff?.name} />
            </Field>
            {tariff ? null : (
              <Field label="Factory" error={errorOf("factory_id")}>
                <select value={factory?.id} onChange={(event) => setChosen(event.target.value)}>
                  {factories.map((scope) => (
                    <option key={scope.id} value={scope.id}>
                      {scope.name}
                    </option>
                  ))}
                </select>
              </Field>
            )}
            <Field label={`Price a kWh (${currency})`} hint="Where no time of use fits." error={errorOf("price_per_kwh")}>
              <input name="price_per_kwh" type="number" required step="any" defaultValue={tariff?.price_per_kwh} />
            </Field>
          </FieldRow>
          <FieldRow>
            <Field
              label={`Price a kW of a month’s peak (${currency})`}
              hint="Left empty: demand is not charged."
              error={errorOf("demand_price_per_kw")}
            >
              <input name="demand_price_per_kw" type="number" min={0} step="any" defaultValue={tariff?.demand_price_per_kw ?? ""} />
            </Field>
            <Field label="The peak is the mean of" error={errorOf("demand_method")}>
              <select name="demand_method" defaultValue={tariff?.demand_method ?? "fixed"}>
                {Object.entries(DEMAND_METHODS).map(([method, label]) => (
                  <option key={method} value={method}>
                    {label}
                  </option>
                ))}
              </select>
            </Field>
          </FieldRow>
          <ValidityFields of={tariff} timeZone={timeZone} errorOf={errorOf} />
        </>
      )}
    </FormDialog>
  );
}
