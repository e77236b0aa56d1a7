import type { Metadata } from "next";
import { NewWorkOrder } from "@/features/maintenance/NewWorkOrder";
import { PageHeading } from "@/ui/PageHeading";

export const metadata: Metadata = { title: "New work order" };

export default function NewWorkOrderPage() {
  return (
    <>
      <PageHeading title="New work order" crumbs={[{ href: "/work-orders", label: "Work orders" }]} />
      <NewWorkOrder />
    </>
  );
}
