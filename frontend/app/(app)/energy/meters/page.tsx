import type { Metadata } from "next";
import { MetersPage } from "@/features/energy/MetersPage";

export const metadata: Metadata = { title: "Energy meters" };

export default function Page() {
  return <MetersPage />;
}
