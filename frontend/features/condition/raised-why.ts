import { formatQuantity } from "@/lib/format/number";

export type RaiseRule = {
  direction: string;
  warning_level: number | null;
  alarm_level: number | null;
  unit: string;
  raise_count: number;
  raise_window: number | null;
  delay_seconds: number | null;
};

/** Why an indicator is a warning or an alarm, by its threshold; null where there is nothing to explain. */
export function raisedWhy(level: string, rule: RaiseRule | undefined): string | null {
  const limit = level === "alarm" ? rule?.alarm_level : level === "warning" ? rule?.warning_level : null;
  if (!rule || limit === null || limit === undefined) return null;
  const window = rule.raise_window ?? rule.raise_count;
  const counted =
    rule.raise_count === 1
      ? "1 value was"
      : window === rule.raise_count
        ? `${rule.raise_count} values in a row were`
        : `${rule.raise_count} of ${window} values were`;
  const held = rule.delay_seconds === null ? counted : `for ${rule.delay_seconds} s without a break it was`;
  return `Raised because ${held} ${rule.direction} ${formatQuantity(limit, rule.unit)}`;
}
