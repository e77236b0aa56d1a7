"use client";
import { useSyncExternalStore } from "react";

/** How the live connection stands. `idle`: nothing is subscribed yet. */
export type Connection = "idle" | "connecting" | "live" | "reconnecting";

let connection: Connection = "idle";
const listeners = new Set<() => void>();

export function setConnection(next: Connection): void {
  if (connection === next) return;
  connection = next;
  listeners.forEach((listener) => listener());
}

export function useConnection(): Connection {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => connection,
    () => "idle",
  );
}
