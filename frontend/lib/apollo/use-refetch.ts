"use client";
import { useEffect, useRef } from "react";

/** A report is asked for again at most this often, however fast its rows change. */
const LEAST_WAIT_MS = 4_000;

/** Asks again for what was calculated on demand when `stamp`, which a live topic brings, has changed. */
export function useRefetch(stamp: string | undefined, refetch: () => Promise<unknown>): void {
  const asked = useRef({ at: 0, stamp });
  useEffect(() => {
    const before = asked.current;
    if (stamp === before.stamp) return undefined;
    if (before.stamp === undefined) {
      asked.current = { at: before.at, stamp }; // the first stamp is of what is shown
      return undefined;
    }
    const timer = setTimeout(
      () => {
        asked.current = { at: Date.now(), stamp };
        void refetch().catch(() => undefined); // the error is in the result
      },
      Math.max(0, before.at + LEAST_WAIT_MS - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [stamp, refetch]);
}
