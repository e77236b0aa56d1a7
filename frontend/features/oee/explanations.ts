import { formatNumber, formatShare } from "@/lib/format/number";
import { formatDuration } from "@/lib/format/time";

const NAMES: Record<string, string> = {
  planned_busy_time_s: "Planned busy time (PBT)",
  pbt_s: "Planned busy time (PBT)",
  observed_s: "Planned busy time with a known state (PBT − unknown)",
  apt_s: "Production time (APT)",
  aust_s: "Setup time (AUST)",
  aupt_s: "Processing time (APT + AUST)",
  aubt_s: "Busy time (APT + AUST + ADET)",
  adet_s: "Down time (ADET)",
  adot_s: "Delay time (ADOT)",
  aoet_s: "Order execution time (PBT − unknown)",
  unknown_s: "Unknown time",
  ideal_all_s: "Ideal time of all parts",
  ideal_good_s: "Ideal time of good parts",
  calendar_s: "Calendar time",
  fault_s: "Time in fault",
  oee: "OEE",
  nee: "NEE",
  teep: "TEEP",
  mtbf_s: "MTBF",
  mttr_s: "MTTR",
  throughput_per_h: "Throughput",
  quality_by_count: "Quality by count",
  produced: "Parts made",
  good: "Good parts",
  scrap: "Scrap",
  rework: "Parts to rework",
};

/** A number's or element's name in words. */
export function numberName(name: string): string {
  const words = NAMES[name] ?? name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const COUNTS = new Set(["produced", "good", "scrap", "rework", "failures"]);

/** A value with its unit, which the name's ending tells. */
export function valueWords(name: string, value: number | null): string {
  if (value === null) return "no value";
  if (name.endsWith("_s")) return `${formatDuration(value)} (${formatNumber(value, { digits: 1 })} s)`;
  if (name.endsWith("_per_h")) return `${formatNumber(value)} an hour`;
  if (COUNTS.has(name)) return formatNumber(value, { digits: Number.isInteger(value) ? 0 : 2 });
  return formatShare(value, { digits: 2 });
}

/** `machine_state` → `machine state`. */
export function sourceName(table: string): string {
  return table.replaceAll("_", " ");
}

const isYes = (value: string) => value === "true";

/** A rule as a sentence. */
export function ruleWords(name: string, value: string): string {
  switch (name) {
    case "micro_stop_seconds":
      return `Stops below ${formatDuration(Number(value))} are micro-stops.`;
    case "micro_stops_are_downtime":
      return isYes(value) ? "Micro-stops are down time." : "Micro-stops stay in the production time.";
    case "breaks_are_productive":
      return isYes(value) ? "Breaks count as planned time." : "Breaks are left out.";
    case "time_zone":
      return `Clock: ${value.replaceAll("_", " ")}.`;
    case "planned_stop_seconds":
      return `Planned stops: ${formatDuration(Number(value))}.`;
    default:
      return `${numberName(name)}: ${value}.`;
  }
}
