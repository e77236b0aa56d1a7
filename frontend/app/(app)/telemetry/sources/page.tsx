import type { Metadata } from "next";
import { PullSourcesPage } from "@/features/telemetry/PullSourcesPage";

export const metadata: Metadata = { title: "Data sources" };

export default function Page() {
  return <PullSourcesPage />;
}
