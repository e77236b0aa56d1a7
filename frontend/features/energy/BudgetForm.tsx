"use client";
import { useMutation } from "@apollo/client/react";
import { scopeLabel } from "@/features/factories/scopes";
import { useScopes } from "@/features/factories/useScopes";
import { numberOf, textOf } from "@/lib/form";
import { remove } from "@/lib/remove";
import { Field } from "@/ui/Field";
import { Check, FieldRow, FormDialog } from "@/ui/FormDialog";
import type { Budget } from "./budgets";
import { CHANGE_BUDGET, CREATE_BUDGET } from "./budgets";

const FIELDS = ["name", "period", "limit_kwh", "factory_id", "machine_id"];

/** A budget, new or as it is; whose it is stays as it was made. */
export function BudgetForm({ budget, onClose }: { budget: Budget | null; onClose: () => void }) {
  const { scopes } = useScopes();
  const [create] = useMutation(CREATE_BUDGET);
  const [change] = useMutation(CHANGE_BUDGET);
  const owners = scopes?.filter((scope) => scope.kind === "factory" || scope.kind === "machine") ?? [];

  function keep(form: FormData) {
    const said = {
      name: textOf(form, "name") ?? "",
      period: textOf(form, "period") ?? "month",
      limit_kwh: numberOf(form, "limit_kwh") ?? 0,
      enabled: form.has("enabled"),
    };
    if (budget) return change({ variables: { id: budget.id, changes: said } });
    const owner = owners.find((scope) => scope.id === textOf(form, "of"));
    const of = { factory_id: owner?.factoryId ?? "", machine_id: owner?.kind === "machine" ? owner.id : null };
    return create({ variables: { input: { ...said, ...of } } });
  }

  return (
    <FormDialog
      title={budget ? budget.name : "New budget"}
      hint="Told once a period when it is passed, and once when it is going to be."
      keep={budget ? "Save" : "Keep it"}
      fields={FIELDS}
      onKeep={keep}
      onRemove={budget ? () => remove(`/api/energy/budgets/${budget.id}`) : undefined}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Field label="Name" error={errorOf("name")}>
            <input name="name" required maxLength={200} autoComplete="off" defaultValue={budget?.name} />
          </Field>
          {budget ? null : (
            <Field label="Of" error={errorOf("factory_id") ?? errorOf("machine_id")}>
              <select name="of" required>
                {owners.map((scope) => (
                  <option key={scope.id} value={scope.id}>
                    {scopeLabel({ ...scope, depth: scope.kind === "machine" ? 1 : 0 })}
                  </option>
                ))}
              </select>
            </Field>
          )}
          <FieldRow>
            <Field label="May use (kWh)" error={errorOf("limit_kwh")}>
              <input name="limit_kwh" type="number" required min={0.001} step="any" defaultValue={budget?.limit_kwh} />
            </Field>
            <Field label="In" error={errorOf("period")}>
              <select name="period" defaultValue={budget?.period ?? "month"}>
                <option value="day">a day</option>
                <option value="week">a week</option>
                <option value="month">a month</option>
              </select>
            </Field>
          </FieldRow>
          <Check name="enabled" label="Watch it" isChecked={budget?.enabled ?? true} />
        </>
      )}
    </FormDialog>
  );
}
