import type { Metadata } from "next";
import { WorkOrderPage } from "@/features/maintenance/WorkOrderPage";

export const metadata: Metadata = { title: "Work order" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <WorkOrderPage id={(await params).id} />;
}
