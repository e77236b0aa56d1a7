import type { Metadata } from "next";
import { WorkOrderList } from "@/features/maintenance/WorkOrderList";
import { PageHeading } from "@/ui/PageHeading";

export const metadata: Metadata = { title: "Work orders" };

export default function WorkOrdersPage() {
  return (
    <>
      <PageHeading title="Work orders" />
      <WorkOrderList />
    </>
  );
}
