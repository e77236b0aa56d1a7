import type { Metadata } from "next";
import { DashboardPage } from "@/features/dashboards/DashboardPage";

export const metadata: Metadata = { title: "Dashboard" };

export default async function Page({ params }: { params: Promise<{ slug: string }> }) {
  return <DashboardPage slug={decodeURIComponent((await params).slug)} />;
}
