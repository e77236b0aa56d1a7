import type { Metadata } from "next";
import { QuarantinePage } from "@/features/telemetry/QuarantinePage";

export const metadata: Metadata = { title: "Data quality" };

export default function Page() {
  return <QuarantinePage />;
}
