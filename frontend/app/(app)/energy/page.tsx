import type { Metadata } from "next";
import { EnergyPage } from "@/features/energy/EnergyPage";

export const metadata: Metadata = { title: "Energy" };

export default function Page() {
  return <EnergyPage />;
}
