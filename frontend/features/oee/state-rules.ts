import { graphql } from "@/gql";
import type { RuledMachinesQuery, StateRulesSubscription } from "@/gql/graphql";
import { numberOf, textOf } from "@/lib/form";
import { formatNumber, formatQuantity } from "@/lib/format/number";
import { formatDuration } from "@/lib/format/time";
import type { Validity } from "@/lib/validity";
import { hasBeginning } from "@/lib/validity";

export const RULED_MACHINES = graphql(`
  query RuledMachines {
    machine(where: { archived_at: { _is_null: true } }, order_by: [{ factory: { name: asc } }, { name: asc }]) {
      id
      name
      power_standby_kw
      power_running_kw
      factory {
        id
        name
        time_zone
      }
      series(order_by: [{ measure: asc }]) {
        id
        measure
        unit
        kind
      }
      machine_states(order_by: [{ started_at: desc }], limit: 1) {
        id
        source
      }
    }
  }
`);

export const STATE_RULES = graphql(`
  subscription StateRules {
    state_rule(order_by: [{ id: asc }]) {
      id
      machine_id
      source
      measure
      running_from
      off_below
      hysteresis
      dwell_seconds
      slow_cycles
      valid_from
      valid_to
      followed_until
    }
  }
`);

export const CREATE_RULE = graphql(`
  mutation CreateStateRule($input: StateRuleInput!) {
    create_state_rule(input: $input) {
      id
    }
  }
`);

export const CHANGE_RULE = graphql(`
  mutation ChangeStateRule($id: uuid!, $changes: StateRuleChanges!) {
    change_state_rule(id: $id, changes: $changes) {
      id
    }
  }
`);

export const TRY_RULE = graphql(`
  mutation TryStateRule(
    $machine: uuid!
    $from: timestamptz
    $to: timestamptz
    $source: String!
    $measure: String
    $running_from: Float
    $off_below: Float
    $hysteresis: Float
    $dwell_seconds: Float
    $slow_cycles: Float
  ) {
    try_state_rule(
      machine_id: $machine
      from: $from
      to: $to
      source: $source
      measure: $measure
      running_from: $running_from
      off_below: $off_below
      hysteresis: $hysteresis
      dwell_seconds: $dwell_seconds
      slow_cycles: $slow_cycles
    ) {
      from
      to
      sends_states
      present {
        state
        started_at
        ended_at
      }
      tried {
        state
        started_at
        ended_at
      }
    }
  }
`);

export type RuledMachine = RuledMachinesQuery["machine"][number];
export type StateRule = StateRulesSubscription["state_rule"][number];
export type RuleSource = "power" | "vibration" | "counter";
type Levels = Pick<StateRule, "running_from" | "off_below" | "hysteresis" | "dwell_seconds">;
type Rule = Levels & Pick<StateRule, "source" | "measure" | "slow_cycles">;

export const SOURCES: Readonly<Record<RuleSource, string>> = {
  power: "Levels of power",
  vibration: "Levels of vibration or another measure",
  counter: "The part counter",
};
const COUNTED = "part_count";
const WORDS: Readonly<Record<string, string>> = { message: "what it sends itself", power: "power", vibration: "vibration", counter: "parts" };

/** What a rule says, in words. */
export function ruleWords(rule: Rule, unit: string): string {
  if (rule.source === "counter") {
    return `Runs while parts come; stopped after ${formatNumber(rule.slow_cycles, { digits: placesOf(rule.slow_cycles) })} ideal cycle times without one`;
  }
  const level = (value: number | null) => formatQuantity(value, unit, value === null ? {} : { digits: placesOf(value) });
  const words = [`Runs from ${level(rule.running_from)} of ${rule.measure.replaceAll("_", " ")} on`];
  if (rule.off_below > 0) words.push(`off below ${level(rule.off_below)}, else idle`);
  else words.push("else idle");
  if (rule.hysteresis > 0) words.push(`a level is left ${level(rule.hysteresis)} below its edge`);
  if (rule.dwell_seconds > 0) words.push(`a change holds for ${formatDuration(rule.dwell_seconds)}`);
  return words.join("; ");
}

/** As many places as were entered, three at most. */
function placesOf(value: number): number {
  return Math.min(3, String(value).split(".")[1]?.length ?? 0);
}

/** What a machine without a rule goes by. */
export function withoutRule({ power_running_kw, power_standby_kw }: Pick<RuledMachine, "power_running_kw" | "power_standby_kw">): string {
  if (power_running_kw === null) return "No rule: what it sends itself, else its state is unknown";
  const levels = { running_from: power_running_kw, off_below: power_standby_kw ?? 0, hysteresis: power_running_kw / 10, dwell_seconds: 30 };
  return `No rule; its own power levels: ${ruleWords({ ...levels, source: "power", measure: "power", slow_cycles: 0 }, "kW")}`;
}

/** What the machine's newest state was told by. */
export function toldBy(machine: Pick<RuledMachine, "machine_states">): string {
  const source = machine.machine_states[0]?.source;
  return source === undefined ? "nothing yet" : (WORDS[source] ?? source);
}

/** The unit of a machine's measure. */
export function unitOf(machine: Pick<RuledMachine, "series">, measure: string): string {
  return machine.series.find((series) => series.measure === measure)?.unit ?? "";
}

/** A rule to begin with: what the machine's sensors permit. */
export function firstRule(machine: Pick<RuledMachine, "series" | "power_running_kw" | "power_standby_kw">): Rule {
  const has = (measure: string) => machine.series.some((series) => series.measure === measure);
  const rest = { off_below: 0, hysteresis: 0, dwell_seconds: 30, slow_cycles: 2, running_from: null };
  if (has("power")) {
    const running = machine.power_running_kw;
    return { ...rest, source: "power", measure: "power", running_from: running, off_below: machine.power_standby_kw ?? 0, hysteresis: (running ?? 0) / 10 };
  }
  if (has(COUNTED)) return { ...rest, source: "counter", measure: COUNTED };
  const gauge = machine.series.find((series) => series.kind === "gauge");
  return { ...rest, source: "vibration", measure: gauge?.measure ?? "" };
}

/** What a form says of a rule; fields that its source does not show stay as they are. */
export function ruleOf(form: FormData, before: Rule): Rule {
  const source = textOf(form, "source") ?? before.source;
  const number = (name: "off_below" | "hysteresis" | "dwell_seconds" | "slow_cycles") => numberOf(form, name) ?? before[name];
  return {
    source,
    measure: source === "counter" ? COUNTED : (textOf(form, "measure") ?? ""),
    running_from: source === "counter" ? before.running_from : numberOf(form, "running_from"),
    off_below: number("off_below"),
    hysteresis: number("hysteresis"),
    dwell_seconds: number("dwell_seconds"),
    slow_cycles: number("slow_cycles"),
  };
}

/** How far a changed rule has been followed, 0..1; null where it holds for ever, so that nobody can say from when on. */
export function followedShare(rule: Validity & { followed_until: string | null }, now: number): number | null {
  if (rule.followed_until === null) return 1;
  if (!hasBeginning(rule)) return null;
  const start = Date.parse(rule.valid_from);
  return Math.min(1, Math.max(0, (Date.parse(rule.followed_until) - start) / (now - start)));
}
