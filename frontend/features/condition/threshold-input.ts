import type { JudgedWindow, ThresholdChanges } from "@/gql/graphql";
import { numberOf, textOf } from "@/lib/form";
import type { TrendLimits } from "./trend-bands";

/** What was entered of a group: who counts in it, and how. */
export function groupChanges(form: FormData): ThresholdChanges {
  return {
    combines: textOf(form, "combines") ?? "all",
    members: form.getAll("member").map(String),
    weight: numberOf(form, "weight") ?? 1,
    counts_alone: form.has("counts_alone"),
  };
}

/** What was entered of one indicator's rule: an empty field is none, where a rule has to have one the default. */
export function ruleChanges(form: FormData): ThresholdChanges {
  const count = (name: string) => numberOf(form, name) ?? 3;
  return {
    unit: textOf(form, "unit") ?? "",
    direction: textOf(form, "direction") ?? "above",
    warning_level: numberOf(form, "warning_level"),
    alarm_level: numberOf(form, "alarm_level"),
    warning_clear_level: numberOf(form, "warning_clear_level"),
    alarm_clear_level: numberOf(form, "alarm_clear_level"),
    hysteresis: (numberOf(form, "hysteresis") ?? 10) / 100,
    raise_count: count("raise_count"),
    raise_window: numberOf(form, "raise_window"),
    clear_count: count("clear_count"),
    delay_seconds: numberOf(form, "delay_seconds"),
    only_while_running: form.has("only_while_running"),
    settling_seconds: numberOf(form, "settling_seconds") ?? 0,
    only_in_shift: form.has("only_in_shift"),
    judged_windows: windows(form),
    stale_after_seconds: numberOf(form, "stale_after_seconds"),
    weight: numberOf(form, "weight") ?? 1,
    counts_alone: form.has("counts_alone"),
    source: textOf(form, "source") ?? "own limits",
  };
}

/** What of a rule is drawn over the trend. */
export function previewOf(rule: Partial<TrendLimits> | ThresholdChanges): TrendLimits {
  return {
    direction: rule.direction ?? "above",
    warning_level: rule.warning_level ?? null,
    alarm_level: rule.alarm_level ?? null,
    warning_clear_level: rule.warning_clear_level ?? null,
    alarm_clear_level: rule.alarm_clear_level ?? null,
    hysteresis: rule.hysteresis ?? 0,
    source: "",
  };
}

/** The hours of the week: each window has its fields by its key. */
function windows(form: FormData): JudgedWindow[] {
  return form.getAll("window").map(String).map((key) => ({
    weekdays: form.getAll(`weekday ${key}`).map(Number),
    starts: textOf(form, `starts ${key}`) ?? "",
    ends: textOf(form, `ends ${key}`) ?? "",
  }));
}
