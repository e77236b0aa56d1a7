"use client";
import type { ReactNode } from "react";
import { createContext, useContext } from "react";

const TimeZone = createContext<string | undefined>(undefined);

/** The time zone in which clocks within are shown: the factory's, so that a shift begins when its people say. */
export function TimeZoneProvider({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  return <TimeZone value={timeZone}>{children}</TimeZone>;
}

/** The time zone to show; undefined is the browser's own. */
export function useTimeZone(): string | undefined {
  return useContext(TimeZone);
}
