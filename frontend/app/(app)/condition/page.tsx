import type { Metadata } from "next";
import { ConditionPage } from "@/features/condition/ConditionPage";

export const metadata: Metadata = { title: "Condition" };

export default function Page() {
  return <ConditionPage />;
}
