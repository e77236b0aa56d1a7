"use client";
import { chooseTheme } from "@/lib/theme";
import { Icon } from "@/ui/Icon";
import styles from "./Header.module.css";

/** Turns light into dark and back; the account page also offers the system's choice. */
export function ThemeSwitch() {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label="Switch between light and dark"
      title="Light or dark"
      onClick={() => chooseTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark")}
    >
      <Icon name="moon" />
    </button>
  );
}
