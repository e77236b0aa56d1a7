import type { Metadata } from "next";
import { ImportsPage } from "@/features/telemetry/ImportsPage";

export const metadata: Metadata = { title: "Imports" };

export default function Page() {
  return <ImportsPage />;
}
