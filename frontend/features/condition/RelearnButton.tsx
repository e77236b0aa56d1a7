"use client";
import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { graphql } from "@/gql";
import { useHasRole } from "@/lib/auth/use-session";
import { useTimeZone } from "@/lib/format/time-zone";
import { useNow } from "@/lib/format/use-now";
import { fromLocalInput } from "@/lib/format/wall-clock";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/Field";
import { FormDialog } from "@/ui/FormDialog";
import styles from "./diagnosis.module.css";
import { learningText } from "./learning";
import { measureName } from "./levels";

const RELEARN = graphql(`
  mutation RelearnBaseline(
    $machine: uuid!
    $device: uuid
    $axis: String
    $indicator: String
    $reason: String!
    $from: timestamptz
  ) {
    relearn_baseline(
      machine_id: $machine
      device_id: $device
      axis: $axis
      indicator: $indicator
      reason: $reason
      learn_from: $from
    ) {
      id
      learning {
        of
        present
        needed
        ready_at
        reason
      }
    }
  }
`);

type Props = { machineId: string; name: string; baseline: { device: string; axis: string } | { indicator: string } };

/** Has a baseline learned anew, for a reason that is kept; only for those who may. */
export function RelearnButton({ machineId, name, baseline }: Props) {
  const canRelearn = useHasRole("engineer");
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  const [isOpen, setOpen] = useState(false);
  const [relearn, { data }] = useMutation(RELEARN, { fetchPolicy: "no-cache" });
  if (!canRelearn) return null;
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)} aria-label={`Learn the baseline of ${name} anew`}>
        Relearn baseline
      </Button>
      {data ? (
        <span className={styles.faint} role="status">
          {data.relearn_baseline.learning
            .map((item) => `${measureName(item.of)}: ${learningText(item, timeZone, now)}`)
            .join(". ")}
        </span>
      ) : null}
      {isOpen ? (
        <FormDialog
          title={`Relearn the baseline of ${name}`}
          hint="What lay before is no longer compared with. The old baseline is kept in the history."
          keep="Relearn"
          fields={["reason", "learn_from"]}
          onClose={() => setOpen(false)}
          onKeep={(form) => {
            const entered = (field: string) => (form.get(field) as string | null) ?? "";
            const begin = fromLocalInput(entered("learn_from"), timeZone);
            const from = begin === null ? null : new Date(begin).toISOString();
            return relearn({ variables: { machine: machineId, ...baseline, reason: entered("reason"), from } });
          }}
        >
          {(errorOf) => (
            <>
              <Field label="Reason" error={errorOf("reason")}>
                <input name="reason" required maxLength={500} placeholder="New bearing" />
              </Field>
              <Field label="From" hint={`Empty: from now on. Time of ${timeZone ?? "this device"}.`} error={errorOf("learn_from")}>
                <input name="learn_from" type="datetime-local" />
              </Field>
            </>
          )}
        </FormDialog>
      ) : null}
    </>
  );
}
