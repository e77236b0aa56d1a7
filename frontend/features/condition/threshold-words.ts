import { formatCount, formatQuantity } from "@/lib/format/number";
import { formatDuration } from "@/lib/format/time";
import type { WeeklyWindow } from "@/lib/format/week";
import { windowText } from "@/lib/format/week";
import { measureName } from "./levels";
import type { Threshold } from "./thresholds";
import { limitOf } from "./trend-bands";

type Rule = Omit<Threshold, "id" | "indicator" | "weight" | "__typename">;

/** The windows of a threshold as they are stored. */
export function windowsOf(rule: Pick<Rule, "judged_windows">): WeeklyWindow[] {
  return Array.isArray(rule.judged_windows) ? (rule.judged_windows as WeeklyWindow[]) : [];
}

/** The indicators of a group as they are stored. */
export function membersOf(rule: Pick<Rule, "members">): string[] {
  return Array.isArray(rule.members) ? rule.members.filter((name): name is string => typeof name === "string") : [];
}

/** The rule of a threshold in one sentence. */
export function ruleText(rule: Rule): string {
  if (rule.combines) return groupText(rule);
  return `${[`${levelsText(rule)} ${heldText(rule)}`, clearedText(rule), judgedText(rule)].filter(Boolean).join("; ")}.`;
}

function groupText(rule: Rule): string {
  const members = membersOf(rule).map(measureName);
  const named = [members.slice(0, -1).join(", "), members.at(-1)].filter(Boolean).join(" and ");
  return rule.combines === "all" ? `Has the level that all of ${named} reach.` : `Has the worst level of ${named}.`;
}

function levelsText(rule: Rule): string {
  const side = rule.direction;
  const said = (["warning", "alarm"] as const).flatMap((level) => {
    const limit = limitOf(rule, level);
    return limit ? [`${level} ${side} ${formatQuantity(limit.raise, rule.unit)}`] : [];
  });
  return capital(said.join(", "));
}

function heldText(rule: Rule): string {
  if (rule.delay_seconds !== null) return `for ${formatDuration(rule.delay_seconds)} without a break`;
  if (rule.raise_count === 1) return "at the first value";
  const window = rule.raise_window ?? rule.raise_count;
  return window === rule.raise_count ? `for ${rule.raise_count} values in a row` : `for ${rule.raise_count} of ${window} values`;
}

function clearedText(rule: Rule): string {
  const side = rule.direction === "below" ? "above" : "below";
  const limits = (["warning", "alarm"] as const).flatMap((level) => limitOf(rule, level) ?? []);
  const levels = limits.map((limit) => formatQuantity(limit.clear, rule.unit)).join(" and ");
  const held = rule.clear_count === 1 ? "the first value" : `${formatCount(rule.clear_count, "value")} in a row`;
  return `cleared by ${held} ${side} ${levels}`;
}

function judgedText(rule: Rule): string {
  const running = !rule.only_while_running
    ? "also while the machine stands"
    : rule.settling_seconds > 0
      ? `from ${formatDuration(rule.settling_seconds)} after a start on`
      : "while the machine runs";
  const windows = windowsOf(rule).map(windowText).join(" or ");
  const said = [running, windows, rule.only_in_shift ? "in shifts only" : ""].filter(Boolean).join(", ");
  return `judged ${said}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
