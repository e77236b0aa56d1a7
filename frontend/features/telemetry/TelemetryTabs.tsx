import { Tabs } from "@/ui/Tabs";

const TABS = [
  { href: "/telemetry", label: "Quarantine" },
  { href: "/telemetry/imports", label: "Imports" },
  { href: "/telemetry/sources", label: "Data sources" },
  { href: "/telemetry/decoders", label: "Decoders" },
  { href: "/telemetry/storage", label: "Storage" },
] as const;

/** The pages about what comes in. */
export function TelemetryTabs() {
  return <Tabs label="Data" tabs={TABS} />;
}
