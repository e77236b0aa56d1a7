import { Tabs } from "@/ui/Tabs";

const TABS = [
  { href: "/oee", label: "Results" },
  { href: "/oee/targets", label: "Targets" },
  { href: "/oee/rules", label: "State rules" },
  { href: "/oee/operators", label: "Operators" },
] as const;

/** The pages about OEE. */
export function OeeTabs() {
  return <Tabs label="OEE" tabs={TABS} />;
}
