import type { Metadata } from "next";
import { StateRulesPage } from "@/features/oee/StateRulesPage";

export const metadata: Metadata = { title: "State rules" };

export default function Page() {
  return <StateRulesPage />;
}
