import type { Tone } from "@/ui/Badge";
import type { IconName } from "@/ui/Icon";

export type Look = { label: string; tone: Tone; icon: IconName };

export const STATUSES: Record<string, Look> = {
  open: { label: "Open", tone: "accent", icon: "square" },
  in_progress: { label: "In progress", tone: "running", icon: "play" },
  on_hold: { label: "On hold", tone: "stopped", icon: "pause" },
  done: { label: "Done", tone: "idle", icon: "check" },
  closed: { label: "Closed", tone: "off", icon: "check" },
  cancelled: { label: "Cancelled", tone: "off", icon: "close" },
};

export const PRIORITIES: Record<string, Look> = {
  critical: { label: "Critical", tone: "fault", icon: "alert" },
  high: { label: "High", tone: "stopped", icon: "alert" },
  medium: { label: "Medium", tone: "idle", icon: "square" },
  low: { label: "Low", tone: "off", icon: "down" },
  none: { label: "None", tone: "off", icon: "square" },
};

export const KINDS: Record<string, string> = {
  corrective: "Corrective",
  preventive: "Preventive",
  inspection: "Inspection",
  condition: "Condition-based",
};

export const ORIGINS: Record<string, string> = {
  manual: "Made by hand",
  schedule: "From a schedule",
  automation: "Made by an automation",
  partner: "From a partner system",
  fault_report: "From a fault report",
};

const UNKNOWN: Look = { label: "Unknown", tone: "unknown", icon: "question" };

export function statusLook(status: string): Look {
  return STATUSES[status] ?? UNKNOWN;
}

export function priorityLook(priority: string): Look {
  return PRIORITIES[priority] ?? UNKNOWN;
}

/** A step from one status to the next; `asksReason`: the server wants to know why. */
export type Transition = { to: string; label: string; icon: IconName; isMain?: boolean; asksReason?: boolean };

const TRANSITIONS: Record<string, readonly Transition[]> = {
  open: [
    { to: "in_progress", label: "Start work", icon: "play", isMain: true },
    { to: "cancelled", label: "Cancel", icon: "close" },
  ],
  in_progress: [
    { to: "done", label: "Mark done", icon: "check", isMain: true },
    { to: "on_hold", label: "Put on hold", icon: "pause" },
    { to: "cancelled", label: "Cancel", icon: "close" },
  ],
  on_hold: [
    { to: "in_progress", label: "Go on", icon: "play", isMain: true },
    { to: "cancelled", label: "Cancel", icon: "close" },
  ],
  done: [
    { to: "closed", label: "Close", icon: "check", isMain: true },
    { to: "open", label: "Reopen", icon: "play", asksReason: true },
  ],
};

/** What may follow a status; the server holds the same rule and has the last word. */
export function transitionsFrom(status: string): readonly Transition[] {
  return TRANSITIONS[status] ?? [];
}
