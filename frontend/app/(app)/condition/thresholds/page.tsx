import type { Metadata } from "next";
import { ThresholdsPage } from "@/features/condition/ThresholdsPage";

export const metadata: Metadata = { title: "Thresholds" };

export default function Page() {
  return <ThresholdsPage />;
}
