"use client";
import { useMachines } from "@/features/factories/useMachines";
import { graphql } from "@/gql";
import { useLiveTopic } from "@/lib/apollo/live";
import { TimeZoneProvider } from "@/lib/format/time-zone";
import { useAddress } from "@/lib/use-address";
import { Select } from "@/ui/Choice";
import { Choices } from "@/ui/Choices";
import { PageHeading } from "@/ui/PageHeading";
import { Panel } from "@/ui/Panel";
import { EmptyState, Skeleton } from "@/ui/feedback";
import { ConditionTabs } from "./ConditionTabs";
import { RelearningPanel } from "./RelearningPanel";
import { SpectrumBaselinePanel } from "./SpectrumBaselinePanel";
import { WatchPanel } from "./WatchPanel";

const MACHINE_CLOCK = graphql(`
  subscription MachineClock($machine: uuid!) {
    machine_by_pk(id: $machine) {
      id
      factory {
        id
        time_zone
      }
    }
  }
`);

/** What is usual of a machine: by its measures and spectra, how it was learned, and what was learned anew. */
export function BaselinesPage() {
  const address = useAddress();
  const machines = useMachines();
  const machine = machines.find((item) => item.id === address.get("of")) ?? machines[0];
  const clock = useLiveTopic(MACHINE_CLOCK, machine ? { machine: machine.id } : null).data?.machine_by_pk;
  return (
    <>
      <PageHeading title="Baselines" />
      <ConditionTabs />
      {machine ? (
        <>
          <Choices>
            <Select
              label="Machine"
              options={machines.map(({ id, name }) => ({ value: id, label: name }))}
              value={machine.id}
              onChange={(id) => address.set({ of: id })}
            />
          </Choices>
          {clock ? (
            <TimeZoneProvider key={machine.id} timeZone={clock.factory.time_zone}>
              <WatchPanel machineId={machine.id} />
              <SpectrumBaselinePanel machineId={machine.id} />
              <RelearningPanel machineId={machine.id} />
            </TimeZoneProvider>
          ) : (
            <Skeleton height={240} />
          )}
        </>
      ) : (
        <Panel title="Baselines">
          <EmptyState icon="pulse" title="No machines yet">
            What is usual of a machine is learned from its sensors.
          </EmptyState>
        </Panel>
      )}
    </>
  );
}
