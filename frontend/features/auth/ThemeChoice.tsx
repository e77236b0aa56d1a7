"use client";
import { useSyncExternalStore } from "react";
import type { ThemeChoice as Choice } from "@/lib/theme";
import { chooseTheme, readThemeChoice } from "@/lib/theme";
import { Segmented } from "@/ui/Choice";

const OPTIONS = [
  { value: "system", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme-choice"] });
  return () => observer.disconnect();
}

/** The colour theme of this browser. */
export function ThemeChoice() {
  const choice = useSyncExternalStore<Choice>(
    subscribe,
    () => readThemeChoice(document.documentElement.dataset.themeChoice),
    () => "system",
  );
  return <Segmented label="Colour theme" options={OPTIONS} value={choice} onChange={chooseTheme} />;
}
