"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { IconName } from "@/ui/Icon";
import { Icon } from "@/ui/Icon";
import { Brand } from "./Brand";
import styles from "./Navigation.module.css";

const PLACES: readonly { href: string; label: string; icon: IconName; also?: string }[] = [
  { href: "/", label: "Overview", icon: "overview", also: "/machines" },
  { href: "/work-orders", label: "Work orders", icon: "wrench" },
  { href: "/dashboards", label: "Dashboards", icon: "dashboard" },
  { href: "/notifications", label: "Notifications", icon: "bell" },
  { href: "/account", label: "Account", icon: "account" },
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
          {PLACES.map(({ href, label, icon, also }) => (
            <li key={href}>
              <Link href={href} className={styles.link} aria-current={isHere(pathname, href, also) ? "page" : undefined}>
                <Icon name={icon} />
                <span>{label}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
