import type { ReactNode } from "react";
import { AppShell } from "@/features/shell/AppShell";
import { SessionGate } from "@/features/shell/SessionGate";

export default function SignedInLayout({ children }: { children: ReactNode }) {
  return (
    <SessionGate>
      <AppShell>{children}</AppShell>
    </SessionGate>
  );
}
