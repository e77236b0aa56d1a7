import Link from "next/link";
import type { ReactNode } from "react";
import buttonStyles from "./Button.module.css";
import type { IconName } from "./Icon";
import { Icon } from "./Icon";

/** A link that leads to making something: looks like the page's main button. */
export function LinkButton({ href, icon, children }: { href: string; icon: IconName; children: ReactNode }) {
  return (
    <Link href={href} className={`${buttonStyles.button} ${buttonStyles.primary}`}>
      <Icon name={icon} size={14} />
      {children}
    </Link>
  );
}
