import { Tabs } from "@/ui/Tabs";

const TABS = [
  { href: "/energy", label: "Use" },
  { href: "/energy/budgets", label: "Budgets" },
  { href: "/energy/tariffs", label: "Tariffs" },
  { href: "/energy/factors", label: "Emission factors" },
  { href: "/reports", label: "Reports by mail" },
] as const;

/** The pages about energy, and the reports that come by mail. */
export function EnergyTabs() {
  return <Tabs label="Energy" tabs={TABS} />;
}
