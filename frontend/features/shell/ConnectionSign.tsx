"use client";
import { useConnection } from "@/lib/apollo/connection";
import type { Connection } from "@/lib/apollo/connection";
import styles from "./Header.module.css";

const WORDS: Record<Connection, string> = {
  idle: "",
  connecting: "Connecting…",
  live: "Live",
  reconnecting: "Reconnecting…",
};

/** Whether what is on the screen is live. */
export function ConnectionSign() {
  const connection = useConnection();
  return (
    <span className={styles.connection} data-state={connection} role="status" title="Live connection to the server">
      {connection === "idle" ? null : <span className={styles.dot} aria-hidden="true" />}
      {WORDS[connection]}
    </span>
  );
}
