import type { Tone } from "@/ui/Badge";
import type { IconName } from "@/ui/Icon";

export type LevelLook = { label: string; tone: Tone; icon: IconName; rank: number };

const UNKNOWN: LevelLook = { label: "Unknown", tone: "unknown", icon: "question", rank: 1 };

const LOOKS: Record<string, LevelLook> = {
  alarm: { label: "Alarm", tone: "fault", icon: "alert", rank: 4 },
  warning: { label: "Warning", tone: "stopped", icon: "alert", rank: 3 },
  normal: { label: "Normal", tone: "running", icon: "check", rank: 2 },
  not_running: { label: "Not running", tone: "off", icon: "power", rank: 1 },
  unknown: UNKNOWN,
};

export function levelLook(level: string): LevelLook {
  return LOOKS[level] ?? UNKNOWN;
}

/** The level that matters most; null without any. */
export function worstLevel(levels: readonly string[]): string | null {
  return [...levels].sort((a, b) => levelLook(b).rank - levelLook(a).rank)[0] ?? null;
}

const INDICATORS: Record<string, string> = {
  velocity_rms: "Vibration velocity RMS",
  acceleration_rms: "Vibration acceleration RMS",
  crest_factor: "Crest factor",
  kurtosis: "Kurtosis",
  temperature: "Temperature",
};

const GROUP = "group:";

/** Whether an indicator is several others together. */
export function isGroup(name: string): boolean {
  return name.startsWith(GROUP);
}

/** A measure's or indicator's name in words: `spindle_speed` → `Spindle speed`. */
export function measureName(name: string): string {
  const known = INDICATORS[name];
  if (known) return known;
  if (isGroup(name)) return `Group ${name.slice(GROUP.length)}`;
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
