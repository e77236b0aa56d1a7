import type { Metadata } from "next";
import { ReportsPage } from "@/features/reports/ReportsPage";

export const metadata: Metadata = { title: "Reports by mail" };

export default function Page() {
  return <ReportsPage />;
}
