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

type Loss = { name: string; amount: number; colour: string };

/**
 * From planned busy time down to the ideal time of good parts. The last step over the first is OEE.
 * Where parts were made faster than ideal, the speed loss is below zero and the bar turns round.
 */
export function lossSteps(elements: LossElements): LossStep[] {
  return [
    ...fall("Planned busy", elements.planned_busy_seconds, [
      { name: "Unknown", amount: elements.unknown_seconds, colour: "var(--unknown)" },
      { name: "Down", amount: elements.down_seconds, colour: "var(--fault)" },
      { name: "Delay", amount: elements.delay_seconds, colour: "var(--stopped)" },
      { name: "Setup", amount: elements.setup_seconds, colour: "var(--setup)" },
    ]),
    ...fall("Production", elements.production_seconds, [
      { name: "Speed loss", amount: elements.production_seconds - elements.ideal_all_seconds, colour: "var(--idle)" },
      { name: "Scrap", amount: elements.ideal_all_seconds - elements.ideal_good_seconds, colour: "var(--fault)" },
    ]),
    { name: "Good parts", kind: "sum", from: 0, to: elements.ideal_good_seconds, colour: "var(--accent)" },
  ];
}

/** A sum and what falls from it; losses of nothing are left out. */
function fall(name: string, amount: number, losses: readonly Loss[]): LossStep[] {
  const steps: LossStep[] = [{ name, kind: "sum", from: 0, to: amount, colour: "var(--accent)" }];
  let level = amount;
  for (const loss of losses) {
    if (loss.amount === 0) continue;
    steps.push({ name: loss.name, kind: "loss", from: level, to: level - loss.amount, colour: loss.colour });
    level -= loss.amount;
  }
  return steps;
}

const LOOKS: Record<string, { name: string; colour: string }> = {
  unknown: { name: "Unknown", colour: "var(--unknown)" },
  wait: { name: "Delay", colour: "var(--stopped)" },
  waiting: { name: "Waiting", colour: "var(--stopped)" },
  down: { name: "Down", colour: "var(--fault)" },
  breakdowns: { name: "Breakdowns", colour: "var(--fault)" },
  setup: { name: "Setup", colour: "var(--setup)" },
  setup_and_adjustment: { name: "Setup and adjustment", colour: "var(--setup)" },
  idling_and_minor_stops: { name: "Idling and minor stops", colour: "var(--idle)" },
  speed: { name: "Speed loss", colour: "var(--idle)" },
  reduced_speed: { name: "Reduced speed", colour: "var(--series-2)" },
  quality: { name: "Scrap", colour: "var(--fault)" },
  defects_and_rework: { name: "Defects and rework", colour: "var(--series-4)" },
  startup_rejects: { name: "Start-up rejects", colour: "var(--series-4)" },
};

/** The server's waterfall in seconds or parts: its amounts add up to the planned time. */
export function waterfallSteps(losses: readonly { name: string; amount: number }[]): LossStep[] {
  const whole = losses.reduce((sum, loss) => sum + loss.amount, 0);
  const good = losses.find((loss) => loss.name === "valuable")?.amount ?? 0;
  const falling = losses
    .filter((loss) => loss.name !== "valuable")
    .map(({ name, amount }) => ({ amount, ...(LOOKS[name] ?? { name, colour: "var(--unknown)" }) }));
  return [
    ...fall("Planned busy", whole, falling),
    { name: "Good parts", kind: "sum", from: 0, to: good, colour: "var(--accent)" },
  ];
}
