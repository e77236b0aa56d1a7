import { Tabs } from "@/ui/Tabs";

const TABS = [
  { href: "/energy", label: "Use" },
  { href: "/energy/budgets", label: "Budgets" },
  { href: "/energy/meters", label: "Meters" },
  { href: "/energy/tariffs", label: "Tariffs" },
  { href: "/energy/factors", label: "Emission factors" },
] as const;

/** The pages about energy. */
export function EnergyTabs() {
  return <Tabs label="Energy" tabs={TABS} />;
}
