import type { ReactNode } from "react";
import styles from "./AppShell.module.css";
import { ConnectionSign } from "./ConnectionSign";
import { Header } from "./Header";
import { LiveTopics } from "./LiveTopics";
import { Navigation } from "./Navigation";

/** The frame of every signed-in page: skip link, navigation, header, main. */
export function AppShell({ children }: { children: ReactNode }) {
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        Skip to content
      </a>
      <LiveTopics />
      <Navigation />
      <div className={styles.column}>
        <Header connection={<ConnectionSign />} />
        <main id="main" tabIndex={-1} className={styles.main}>
          {children}
        </main>
      </div>
    </div>
  );
}
