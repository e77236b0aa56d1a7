"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import styles from "./telemetry.module.css";

const TABS = [
  { href: "/telemetry", label: "Quarantine" },
  { href: "/telemetry/imports", label: "Imports" },
  { href: "/telemetry/sources", label: "Data sources" },
  { href: "/telemetry/decoders", label: "Decoders" },
] as const;

/** The pages about what comes in. */
export function TelemetryTabs() {
  const pathname = usePathname();
  return (
    <nav aria-label="Data" className={styles.tabs}>
      {TABS.map(({ href, label }) => (
        <Link key={href} href={href} className={styles.tab} aria-current={pathname === href ? "page" : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
