/** The time elements of a shift result, in seconds. */
export type LossElements = {
  planned_busy_seconds: number;
  production_seconds: number;
  setup_seconds: number;
  delay_seconds: number;
  down_seconds: number;
  unknown_seconds: number;
  ideal_all_seconds: number;
  ideal_good_seconds: number;
};

/** One bar of the waterfall: a sum standing on zero, or a loss hanging from the sum before. */
export type LossStep = { name: string; kind: "sum" | "loss"; from: number; to: number; colour: string };

/**
 * From planned busy time down to the ideal time of good parts. The last step over the first is OEE.
 * Where parts were made faster than ideal, the speed loss is below zero and the bar turns round.
 */
export function lossSteps(elements: LossElements): LossStep[] {
  const steps: LossStep[] = [];
  let level = elements.planned_busy_seconds;
  const sum = (name: string, value: number) => {
    steps.push({ name, kind: "sum", from: 0, to: value, colour: "var(--accent)" });
    level = value;
  };
  const loss = (name: string, seconds: number, colour: string) => {
    if (seconds === 0) return;
    steps.push({ name, kind: "loss", from: level, to: level - seconds, colour });
    level -= seconds;
  };
  sum("Planned busy", elements.planned_busy_seconds);
  loss("Unknown", elements.unknown_seconds, "var(--unknown)");
  loss("Down", elements.down_seconds, "var(--fault)");
  loss("Delay", elements.delay_seconds, "var(--stopped)");
  loss("Setup", elements.setup_seconds, "var(--setup)");
  sum("Production", elements.production_seconds);
  loss("Speed loss", elements.production_seconds - elements.ideal_all_seconds, "var(--idle)");
  loss("Scrap", elements.ideal_all_seconds - elements.ideal_good_seconds, "var(--fault)");
  sum("Good parts", elements.ideal_good_seconds);
  return steps;
}
