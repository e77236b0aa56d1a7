import type { Metadata } from "next";
import { DecodersPage } from "@/features/telemetry/DecodersPage";

export const metadata: Metadata = { title: "Decoders" };

export default function Page() {
  return <DecodersPage />;
}
