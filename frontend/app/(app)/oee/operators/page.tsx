import type { Metadata } from "next";
import { OperatorsPage } from "@/features/oee/OperatorsPage";

export const metadata: Metadata = { title: "Operators" };

export default function Page() {
  return <OperatorsPage />;
}
