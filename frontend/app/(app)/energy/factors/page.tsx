import type { Metadata } from "next";
import { FactorsPage } from "@/features/energy/FactorsPage";

export const metadata: Metadata = { title: "Emission factors" };

export default function Page() {
  return <FactorsPage />;
}
