"use client";
import { useMutation } from "@apollo/client/react";
import { numberOf, textOf } from "@/lib/form";
import { weekdaysOf } from "@/lib/format/week";
import { remove } from "@/lib/remove";
import { Field } from "@/ui/Field";
import { FieldRow, FormDialog } from "@/ui/FormDialog";
import { WeekdayChecks } from "@/ui/WeekdayChecks";
import type { Tariff, TariffPeriod } from "./tariffs";
import { CHANGE_PERIOD, CREATE_PERIOD } from "./tariffs";

const FIELDS = ["name", "price_per_kwh", "starts", "ends", "weekdays"];

/** A time of use of a tariff, new or as it is. */
export function TariffPeriodForm({ tariff, period, onClose }: { tariff: Tariff; period: TariffPeriod | null; onClose: () => void }) {
  const [create] = useMutation(CREATE_PERIOD);
  const [change] = useMutation(CHANGE_PERIOD);
  const days = period ? weekdaysOf(period) : [1, 2, 3, 4, 5];

  function keep(form: FormData) {
    const said = {
      name: textOf(form, "name") ?? "",
      price_per_kwh: numberOf(form, "price_per_kwh") ?? 0,
      starts: textOf(form, "starts") ?? "",
      ends: textOf(form, "ends") ?? "",
      weekdays: form.getAll("weekday").map(Number),
    };
    return period
      ? change({ variables: { id: period.id, changes: said } })
      : create({ variables: { input: { ...said, tariff_id: tariff.id } } });
  }

  return (
    <FormDialog
      title={period ? period.name : `New time of use of ${tariff.name}`}
      hint="By the factory’s clock. An end at or before the start is on the next day; 00:00 to 00:00 is the whole day."
      keep={period ? "Save" : "Keep it"}
      fields={FIELDS}
      onKeep={keep}
      onRemove={period ? () => remove(`/api/energy/tariff_periods/${period.id}`) : undefined}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <FieldRow>
            <Field label="Name" error={errorOf("name")}>
              <input name="name" required maxLength={200} autoComplete="off" placeholder="Peak" defaultValue={period?.name} />
            </Field>
            <Field label={`Price a kWh (${tariff.factory.currency})`} error={errorOf("price_per_kwh")}>
              <input name="price_per_kwh" type="number" required step="any" defaultValue={period?.price_per_kwh} />
            </Field>
          </FieldRow>
          <FieldRow>
            <Field label="From" error={errorOf("starts")}>
              <input name="starts" type="time" required defaultValue={period?.starts.slice(0, 5) ?? "06:00"} />
            </Field>
            <Field label="To" error={errorOf("ends")}>
              <input name="ends" type="time" required defaultValue={period?.ends.slice(0, 5) ?? "22:00"} />
            </Field>
          </FieldRow>
          <WeekdayChecks name="weekday" chosen={days} error={errorOf("weekdays")} />
        </>
      )}
    </FormDialog>
  );
}
