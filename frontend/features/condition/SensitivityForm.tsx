"use client";
import { useMutation } from "@apollo/client/react";
import { numberOf } from "@/lib/form";
import { Field } from "@/ui/Field";
import { FormDialog } from "@/ui/FormDialog";
import type { Watch } from "./baselines";
import { SET_SENSITIVITY } from "./baselines";
import { measureName } from "./levels";
import { SENSITIVITIES, sensitivityText } from "./watch-words";

type Props = { machineId: string; watch: Watch; onSet: (before: number, now: number) => void; onClose: () => void };

/** How readily the watch over a measure finds an anomaly. */
export function SensitivityForm({ machineId, watch, onSet, onClose }: Props) {
  const [set] = useMutation(SET_SENSITIVITY, { fetchPolicy: "no-cache" });
  const offered = [...new Set<number>([...SENSITIVITIES, watch.sensitivity])].sort((a, b) => b - a);

  async function keep(form: FormData) {
    const sensitivity = numberOf(form, "sensitivity") ?? 1;
    const { data } = await set({ variables: { machine: machineId, indicator: watch.indicator, sensitivity } });
    const answer = data?.set_watch_sensitivity;
    if (answer) onSet(answer.anomalies_before, answer.anomalies_now);
  }

  return (
    <FormDialog
      title={`Sensitivity of ${measureName(watch.indicator)}`}
      hint="As usual, one of 1,000 values begins an anomaly, of frequent ones one in 3.5 days. A spiky series is watched less."
      keep="Set it"
      fields={["sensitivity"]}
      onKeep={keep}
      onClose={onClose}
    >
      {(errorOf) => (
        <Field label="An anomaly begins" hint="The last seven days are judged again by it." error={errorOf("sensitivity")}>
          <select name="sensitivity" defaultValue={String(watch.sensitivity)}>
            {offered.map((sensitivity) => (
              <option key={sensitivity} value={String(sensitivity)}>
                {sensitivityText(sensitivity)}
              </option>
            ))}
          </select>
        </Field>
      )}
    </FormDialog>
  );
}
