import type { Metadata } from "next";
import { BaselinesPage } from "@/features/condition/BaselinesPage";

export const metadata: Metadata = { title: "Baselines" };

export default function Page() {
  return <BaselinesPage />;
}
