"use client";
import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { scopeLabel } from "@/features/factories/scopes";
import { useScopes } from "@/features/factories/useScopes";
import { numberOf } from "@/lib/form";
import { remove } from "@/lib/remove";
import { validityOf } from "@/lib/validity";
import { Field } from "@/ui/Field";
import { FieldRow, FormDialog } from "@/ui/FormDialog";
import { ValidityFields } from "@/ui/ValidityFields";
import type { OeeTarget } from "./targets";
import { CHANGE_TARGET, CREATE_TARGET, ownerOf, shareOf } from "./targets";

const FIELDS = ["target", "factory_id", "area_id", "line_id", "machine_id", "valid_from", "valid_to"];
type Props = { target: OeeTarget | null; of: string | null; onClose: () => void };

/** A target of OEE, new or as it is; whose it is stays as it was made. */
export function TargetForm({ target, of, onClose }: Props) {
  const owners = useScopes().scopes ?? [];
  const [chosen, setChosen] = useState(of);
  const owner = owners.find((scope) => scope.id === (target ? ownerOf(target).id : chosen)) ?? owners[0];
  const timeZone = target?.factory.time_zone ?? owner?.timeZone;
  const [create] = useMutation(CREATE_TARGET);
  const [change] = useMutation(CHANGE_TARGET);

  function keep(form: FormData) {
    const said = { target: shareOf(numberOf(form, "target")), ...validityOf(form, timeZone) };
    if (target) return change({ variables: { id: target.id, changes: said } });
    const whose = {
      factory_id: owner?.factoryId ?? "",
      ...(owner && owner.kind !== "factory" ? { [`${owner.kind}_id`]: owner.id } : null),
    };
    return create({ variables: { input: { ...said, ...whose } } });
  }

  return (
    <FormDialog
      title={target ? `Target of ${ownerOf(target).name}` : "New target"}
      hint={`Times by the clock of ${(timeZone ?? "the factory").replaceAll("_", " ")}.`}
      keep={target ? "Save" : "Keep it"}
      fields={FIELDS}
      onKeep={keep}
      onRemove={target ? () => remove(`/api/oee/oee_targets/${target.id}`) : undefined}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <FieldRow>
            {target ? null : (
              <Field label="Of" error={errorOf("factory_id") ?? errorOf("area_id") ?? errorOf("line_id") ?? errorOf("machine_id")}>
                <select value={owner?.id} onChange={(event) => setChosen(event.target.value)}>
                  {owners.map((scope) => (
                    <option key={scope.id} value={scope.id}>
                      {scopeLabel(scope)}
                    </option>
                  ))}
                </select>
              </Field>
            )}
            <Field label="OEE of at least (%)" error={errorOf("target")}>
              <input name="target" type="number" required step="any" defaultValue={target ? Number((target.target * 100).toFixed(4)) : 85} />
            </Field>
          </FieldRow>
          <ValidityFields of={target} timeZone={timeZone} errorOf={errorOf} after="Left empty: until a later one begins." />
        </>
      )}
    </FormDialog>
  );
}
