import type { Metadata } from "next";
import { TargetsPage } from "@/features/oee/TargetsPage";

export const metadata: Metadata = { title: "OEE targets" };

export default function Page() {
  return <TargetsPage />;
}
