import { Tabs } from "@/ui/Tabs";

const TABS = [
  { href: "/condition", label: "Machines" },
  { href: "/condition/thresholds", label: "Thresholds" },
  { href: "/condition/baselines", label: "Baselines" },
] as const;

/** The pages about condition. */
export function ConditionTabs() {
  return <Tabs label="Condition" tabs={TABS} />;
}
