import { Tabs } from "@/ui/Tabs";

const TABS = [
  { href: "/oee", label: "Results" },
  { href: "/oee/targets", label: "Targets" },
] as const;

/** The pages about OEE. */
export function OeeTabs() {
  return <Tabs label="OEE" tabs={TABS} />;
}
