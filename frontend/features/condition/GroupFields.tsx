import { Field } from "@/ui/Field";
import { Check } from "@/ui/FormDialog";
import formStyles from "@/ui/FormDialog.module.css";
import { measureName } from "./levels";
import { membersOf } from "./threshold-words";
import type { Threshold } from "./thresholds";

type Props = { threshold: Threshold | undefined; indicators: readonly string[]; errorOf: (field: string) => string | undefined };

/** How a group is raised, and by which indicators of the machine. */
export function GroupFields({ threshold, indicators, errorOf }: Props) {
  const members = threshold ? membersOf(threshold) : [];
  const offered = [...new Set([...members, ...indicators])];
  return (
    <>
      <Field label="The group has" error={errorOf("combines")}>
        <select name="combines" defaultValue={threshold?.combines ?? "all"}>
          <option value="all">the level that all of them reach</option>
          <option value="any">the worst level of any of them</option>
        </select>
      </Field>
      <fieldset className={formStyles.checks}>
        <legend>Indicators</legend>
        {offered.map((name) => (
          <Check key={name} name="member" value={name} label={measureName(name)} isChecked={members.includes(name)} />
        ))}
        {offered.length === 0 ? <p>Nothing is judged on this machine yet.</p> : null}
        {errorOf("members") ? <p role="alert">{errorOf("members")}</p> : null}
      </fieldset>
    </>
  );
}
