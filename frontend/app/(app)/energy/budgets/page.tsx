import type { Metadata } from "next";
import { BudgetsPage } from "@/features/energy/BudgetsPage";

export const metadata: Metadata = { title: "Energy budgets" };

export default function Page() {
  return <BudgetsPage />;
}
