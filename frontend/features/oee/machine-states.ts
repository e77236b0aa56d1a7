import type { Tone } from "@/ui/Badge";
import type { IconName } from "@/ui/Icon";

/** How a machine's state is shown: by word, sign, colour and, in timelines, pattern. */
export type StateLook = { label: string; tone: Tone; icon: IconName; pattern: "none" | "stripes" | "cross" | "dots" | "hatch" };

const UNKNOWN: StateLook = { label: "Unknown", tone: "unknown", icon: "question", pattern: "hatch" };

const LOOKS: Record<string, StateLook> = {
  running: { label: "Running", tone: "running", icon: "play", pattern: "none" },
  idle: { label: "Idle", tone: "idle", icon: "pause", pattern: "none" },
  stopped: { label: "Stopped", tone: "stopped", icon: "square", pattern: "stripes" },
  fault: { label: "Fault", tone: "fault", icon: "alert", pattern: "cross" },
  setup: { label: "Setup", tone: "setup", icon: "gear", pattern: "dots" },
  cleaning: { label: "Cleaning", tone: "setup", icon: "drop", pattern: "stripes" },
  waiting: { label: "Waiting", tone: "idle", icon: "clock", pattern: "dots" },
  planned_stop: { label: "Planned stop", tone: "off", icon: "clock", pattern: "stripes" },
  off: { label: "Off", tone: "off", icon: "power", pattern: "none" },
  unknown: UNKNOWN,
};

export function stateLook(state: string): StateLook {
  return LOOKS[state] ?? UNKNOWN;
}

/** In the order of the legend. */
export const STATES = Object.keys(LOOKS);
