"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { NotificationBell } from "@/features/notifications/NotificationBell";
import { Icon } from "@/ui/Icon";
import { Brand } from "./Brand";
import styles from "./Header.module.css";
import { OrganizationName } from "./OrganizationName";
import { ThemeSwitch } from "./ThemeSwitch";

/** The bar above every page. */
export function Header({ connection }: { connection: ReactNode }) {
  return (
    <header className={styles.header}>
      <Link href="/" className={styles.brand} aria-label="Millwright, overview">
        <Brand size={20} />
      </Link>
      <OrganizationName />
      <div className={styles.tools}>
        {connection}
        <ThemeSwitch />
        <NotificationBell />
        <Link href="/account" className={`${styles.tool} ${styles.account}`} aria-label="Account">
          <Icon name="account" />
        </Link>
      </div>
    </header>
  );
}
