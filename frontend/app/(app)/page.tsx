import { Overview } from "@/features/factories/Overview";
import { PageHeading } from "@/ui/PageHeading";

export default function OverviewPage() {
  return (
    <>
      <PageHeading title="Overview" />
      <Overview />
    </>
  );
}
