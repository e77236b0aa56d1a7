import { PageHeading } from "@/ui/PageHeading";

export default function OverviewPage() {
  return <PageHeading title="Overview" />;
}
