import type { Validity } from "@/lib/validity";

/** How a meter's values become energy. */
export const METHODS: Readonly<Record<string, string>> = {
  trapezoid: "Power, between its samples",
  left: "Power, held until the next sample",
  counter: "Counter of energy",
  interval_end: "Energy of the interval that ends at the stamp",
  interval_start: "Energy of the interval that begins at the stamp",
};

const ENERGY = /^([kMG]?Wh|[kMG]?J)$/u;
const POWER = /^[kMG]?W$/u;

/** The method that mostly fits a series; null where it measures neither power nor energy. */
export function usualMethod({ unit, kind }: { unit: string; kind: string }): string | null {
  if (POWER.test(unit)) return "trapezoid";
  if (!ENERGY.test(unit)) return null;
  return kind === "counter" ? "counter" : "interval_end";
}

type Placement = Validity & { machine_id: string };

/** When a meter stood on a machine: only what it measured then counts there. */
export function standsThere(placements: readonly Placement[], machineId: string): Validity[] {
  return placements.filter((placement) => placement.machine_id === machineId);
}
