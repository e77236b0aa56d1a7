import type { Metadata } from "next";
import { TariffsPage } from "@/features/energy/TariffsPage";

export const metadata: Metadata = { title: "Tariffs" };

export default function Page() {
  return <TariffsPage />;
}
