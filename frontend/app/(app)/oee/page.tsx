import type { Metadata } from "next";
import { OeePage } from "@/features/oee/OeePage";

export const metadata: Metadata = { title: "OEE" };

export default function Page() {
  return <OeePage />;
}
