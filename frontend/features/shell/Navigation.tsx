"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { IconName } from "@/ui/Icon";
import { Icon } from "@/ui/Icon";
import { Brand } from "./Brand";
import styles from "./Navigation.module.css";

type Place = { href: string; label: string; short?: string; icon: IconName; also?: string; isElsewhere?: boolean };

/** `short`: for the narrow bar of a phone. `isElsewhere`: on a phone the header or the overview leads there, so that the bar below holds the rest. */
const PLACES: readonly Place[] = [
  { href: "/", label: "Overview", icon: "overview", also: "/machines" },
  { href: "/oee", label: "OEE", icon: "gauge" },
  { href: "/energy", label: "Energy", icon: "bolt" },
  { href: "/condition", label: "Condition", icon: "pulse" },
  { href: "/work-orders", label: "Work orders", short: "Orders", icon: "wrench" },
  { href: "/dashboards", label: "Dashboards", short: "Boards", icon: "dashboard" },
  { href: "/reports", label: "Reports", icon: "mail", isElsewhere: true },
  { href: "/telemetry", label: "Data quality", icon: "filter", isElsewhere: true },
  { href: "/notifications", label: "Notifications", icon: "bell", isElsewhere: true },
  { href: "/account", label: "Account", icon: "account", isElsewhere: true },
];

function isHere(pathname: string, href: string, also?: string): boolean {
  if (href === "/") return pathname === "/" || (also !== undefined && pathname.startsWith(also));
  return pathname === href || pathname.startsWith(`${href}/`);
}

/** Main navigation: a column beside the page, a bar below it on a phone. */
export function Navigation() {
  const pathname = usePathname();
  return (
    <div className={styles.sidebar}>
      <div className={styles.brand}>
        <Brand />
      </div>
      <nav aria-label="Main">
        <ul className={styles.list}>
          {PLACES.map(({ href, label, short, icon, also, isElsewhere }) => (
            <li key={href} data-elsewhere={isElsewhere}>
              <Link href={href} className={styles.link} aria-label={label} aria-current={isHere(pathname, href, also) ? "page" : undefined}>
                <Icon name={icon} />
                <span className={short ? styles.long : undefined}>{label}</span>
                {short ? <span className={styles.short}>{short}</span> : null}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
