import type { Metadata } from "next";
import { DashboardList } from "@/features/dashboards/DashboardList";
import { PageHeading } from "@/ui/PageHeading";

export const metadata: Metadata = { title: "Dashboards" };

export default function DashboardsPage() {
  return (
    <>
      <PageHeading title="Dashboards" />
      <DashboardList />
    </>
  );
}
