/** The colour theme: the system's unless chosen otherwise; the choice is kept in a cookie so that the server draws it. */
import { THEME_COOKIE } from "@/lib/auth/cookies";

export type ThemeChoice = "system" | "light" | "dark";

export function readThemeChoice(text: string | undefined): ThemeChoice {
  return text === "light" || text === "dark" ? text : "system";
}

/** Runs in the page's head before anything is drawn, so that no light page flashes up in the dark. */
export const THEME_SCRIPT = `
(function () {
  var root = document.documentElement;
  var dark = matchMedia("(prefers-color-scheme: dark)");
  function draw() {
    var choice = root.dataset.themeChoice;
    root.dataset.theme = choice === "system" ? (dark.matches ? "dark" : "light") : choice;
  }
  draw();
  dark.addEventListener("change", draw);
  new MutationObserver(draw).observe(root, { attributeFilter: ["data-theme-choice"] });
})();`;

export function chooseTheme(choice: ThemeChoice): void {
  document.documentElement.dataset.themeChoice = choice;
  const age = choice === "system" ? 0 : 365 * 24 * 3600;
  document.cookie = `${THEME_COOKIE}=${choice}; path=/; max-age=${age}; samesite=lax`;
}
