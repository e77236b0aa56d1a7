"use client";
import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { scopeLabel } from "@/features/factories/scopes";
import { useScopes } from "@/features/factories/useScopes";
import { textOf } from "@/lib/form";
import { remove } from "@/lib/remove";
import { Field } from "@/ui/Field";
import { Check, FieldRow, FormDialog } from "@/ui/FormDialog";
import type { Schedule } from "./schedules";
import { BUCKETS, CHANGE_SCHEDULE, CREATE_SCHEDULE, PERIODS, recipientsOf, REPORTS, TIMES } from "./schedules";

const FIELDS = ["name", "report", "period", "bucket", "cron", "recipients", "scope_id"];
const OWN = "own";

/** A report that comes by mail, new or as it is; what it is about stays as it was made. */
export function ScheduleForm({ schedule, onClose }: { schedule: Schedule | null; onClose: () => void }) {
  const { scopes } = useScopes();
  const [when, setWhen] = useState(schedule ? (schedule.cron in TIMES ? schedule.cron : OWN) : "0 6 * * *");
  const [create] = useMutation(CREATE_SCHEDULE);
  const [change] = useMutation(CHANGE_SCHEDULE);

  function keep(form: FormData) {
    const said = {
      name: textOf(form, "name") ?? "",
      report: textOf(form, "report") ?? "",
      period: textOf(form, "period") ?? "",
      bucket: textOf(form, "bucket") ?? "",
      cron: when === OWN ? (textOf(form, "cron") ?? "") : when,
      recipients: (textOf(form, "recipients") ?? "").split(/[\s,;]+/).filter(Boolean),
      enabled: form.has("enabled"),
    };
    if (schedule) return change({ variables: { id: schedule.id, changes: said } });
    const scope = scopes?.find((item) => item.id === textOf(form, "of"));
    const of = { factory_id: scope?.factoryId ?? "", scope: scope?.kind ?? "", scope_id: scope?.id ?? "" };
    return create({ variables: { input: { ...said, ...of } } });
  }

  return (
    <FormDialog
      title={schedule ? schedule.name : "New report by mail"}
      hint="Sent once at each of its times, with the numbers that the pages show."
      keep={schedule ? "Save" : "Keep it"}
      fields={FIELDS}
      onKeep={keep}
      onRemove={schedule ? () => remove(`/api/reports/report_schedules/${schedule.id}`) : undefined}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <FieldRow>
            <Field label="Name" hint="The mail’s subject." error={errorOf("name")}>
              <input name="name" required maxLength={200} autoComplete="off" defaultValue={schedule?.name} />
            </Field>
            <Field label="Report" error={errorOf("report")}>
              <select name="report" defaultValue={schedule?.report ?? "energy"}>
                <Options of={REPORTS} />
              </select>
            </Field>
          </FieldRow>
          {schedule ? null : (
            <Field label="Of" error={errorOf("scope_id")}>
              <select name="of" required>
                {scopes?.map((scope) => (
                  <option key={scope.id} value={scope.id}>
                    {scopeLabel(scope)}
                  </option>
                ))}
              </select>
            </Field>
          )}
          <FieldRow>
            <Field label="Over" error={errorOf("period")}>
              <select name="period" defaultValue={schedule?.period ?? "day"}>
                <Options of={PERIODS} />
              </select>
            </Field>
            <Field label="Rows" error={errorOf("bucket")}>
              <select name="bucket" defaultValue={schedule?.bucket ?? "hour"}>
                <Options of={BUCKETS} />
              </select>
            </Field>
          </FieldRow>
          <FieldRow>
            <Field label="When" hint="By the factory’s clock." error={when === OWN ? undefined : errorOf("cron")}>
              <select value={when} onChange={(event) => setWhen(event.target.value)}>
                <Options of={TIMES} />
                <option value={OWN}>At times of its own</option>
              </select>
            </Field>
            {when === OWN ? (
              <Field label="Minute, hour, day, month, weekday" hint="Five fields of cron." error={errorOf("cron")}>
                <input name="cron" required autoComplete="off" placeholder="30 5 * * 1-5" defaultValue={schedule?.cron} />
              </Field>
            ) : null}
          </FieldRow>
          <Field label="To" hint="Addresses, at most 50, one below the other." error={errorOf("recipients")}>
            <textarea name="recipients" required rows={3} spellCheck={false} defaultValue={schedule ? recipientsOf(schedule).join("\n") : ""} />
          </Field>
          <Check name="enabled" label="Send it at its times" isChecked={schedule?.enabled ?? true} />
        </>
      )}
    </FormDialog>
  );
}

function Options({ of }: { of: Readonly<Record<string, string>> }) {
  return Object.entries(of).map(([value, label]) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}
