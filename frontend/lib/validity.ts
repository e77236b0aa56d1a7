import { textOf } from "@/lib/form";
import { formatDayClock } from "@/lib/format/time";
import { fromLocalInput } from "@/lib/format/wall-clock";

/** From when until when something holds: `[valid_from, valid_to)`; the beginning of time is `-infinity` or a year long past. */
export type Validity = { valid_from: string; valid_to: string | null };

/** Whether it begins at an instant, not at the beginning of time. */
export function hasBeginning({ valid_from }: Pick<Validity, "valid_from">): boolean {
  return Date.parse(valid_from) > 0;
}

/** Whether it holds at an instant, will later, or did before. */
export function holdsAt(validity: Validity, instant: number): "now" | "later" | "over" {
  if (hasBeginning(validity) && Date.parse(validity.valid_from) > instant) return "later";
  return validity.valid_to !== null && Date.parse(validity.valid_to) <= instant ? "over" : "now";
}

/** `from 20 Nov 06:00 to 21 Nov 06:00`, by the clock of a time zone. */
export function validityWords(validity: Validity, timeZone: string | undefined): string {
  const at = (instant: string) => formatDayClock(instant, { timeZone });
  const from = hasBeginning(validity) ? `from ${at(validity.valid_from)}` : "";
  const to = validity.valid_to ? `to ${at(validity.valid_to)}` : "";
  return [from, to].filter(Boolean).join(" ") || "always";
}

/** What the fields of `ValidityFields` say; a beginning left empty stays as it is. */
export function validityOf(form: FormData, timeZone: string | undefined): { valid_from?: string; valid_to: string | null } {
  const instant = (name: string) => {
    const at = fromLocalInput(textOf(form, name) ?? "", timeZone);
    return at === null ? null : new Date(at).toISOString();
  };
  const from = instant("valid_from");
  return { ...(from ? { valid_from: from } : {}), valid_to: instant("valid_to") };
}
