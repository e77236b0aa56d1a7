import { toLocalInput } from "@/lib/format/wall-clock";
import type { Validity } from "@/lib/validity";
import { hasBeginning } from "@/lib/validity";
import { Field } from "./Field";
import { FieldRow } from "./FormDialog";

type Props = {
  /** What is changed; null for something new. */
  of: Validity | null;
  timeZone: string | undefined;
  errorOf: (field: string) => string | undefined;
  /** What holds after its end. */
  after?: string;
};

/** From when until when something holds, by the clock of a time zone; read by `validityOf`. */
export function ValidityFields({ of, timeZone, errorOf, after = "Left empty: until there is another." }: Props) {
  const local = (instant: string | null | undefined) => (instant ? toLocalInput(Date.parse(instant), timeZone) : undefined);
  return (
    <FieldRow>
      <Field label="Holds from" hint={of ? "Left empty: as it is." : "Left empty: always."} error={errorOf("valid_from")}>
        <input name="valid_from" type="datetime-local" step="1" defaultValue={of && hasBeginning(of) ? local(of.valid_from) : undefined} />
      </Field>
      <Field label="Holds to" hint={after} error={errorOf("valid_to")}>
        <input name="valid_to" type="datetime-local" step="1" defaultValue={local(of?.valid_to)} />
      </Field>
    </FieldRow>
  );
}
