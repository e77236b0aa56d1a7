"use client";
import { ConditionPanel } from "@/features/condition/ConditionPanel";
import { SpectrumPanel } from "@/features/condition/SpectrumPanel";
import { EnergyPanel } from "@/features/energy/EnergyPanel";
import { OpenWorkOrders } from "@/features/maintenance/OpenWorkOrders";
import { MachineTimeline } from "@/features/oee/MachineTimeline";
import { OeePanel } from "@/features/oee/OeePanel";
import { SignedOn } from "@/features/oee/SignedOn";
import { StateBadge } from "@/features/oee/StateBadge";
import { LiveChart } from "@/features/telemetry/LiveChart";
import { SimulatedBadge } from "@/features/telemetry/SimulatedBadge";
import { graphql } from "@/gql";
import { useHasRole } from "@/lib/auth/use-session";
import { useLiveTopic } from "@/lib/apollo/live";
import { TimeZoneProvider } from "@/lib/format/time-zone";
import { LinkButton } from "@/ui/LinkButton";
import { PageHeading } from "@/ui/PageHeading";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import { MachineDevices } from "./MachineDevices";
import { MachineNumbers } from "./MachineNumbers";
import styles from "./MachinePage.module.css";

const MACHINE = graphql(`
  subscription Machine($id: uuid!) {
    machine_by_pk(id: $id) {
      id
      name
      state
      state_since
      factory {
        id
        name
        time_zone
        currency
      }
      line {
        id
        name
        area {
          id
          name
        }
      }
      series(order_by: [{ measure: asc }]) {
        ...MachineSeries
      }
      placements(where: { valid_to: { _is_null: true } }, order_by: [{ position: asc }]) {
        ...MachineDevice
      }
    }
  }
`);

/** Everything of one machine, live. */
export function MachinePage({ id }: { id: string }) {
  const { data, failure } = useLiveTopic(MACHINE, { id });
  const canWork = useHasRole("operator");
  const machine = data?.machine_by_pk;
  if (failure && !data) return <FailureState failure={failure} />;
  if (machine === undefined) return <Skeleton height={420} />;
  if (machine === null) {
    return (
      <EmptyState icon="question" title="There is no such machine">
        It may have been removed, or belong to another organization.
      </EmptyState>
    );
  }
  const simulated = machine.placements.filter((placement) => placement.device.simulated).map((item) => item.device.serial);
  return (
    <TimeZoneProvider timeZone={machine.factory.time_zone}>
      <PageHeading
        title={machine.name}
        crumbs={[
          { href: "/", label: machine.factory.name },
          { href: "/", label: machine.line.area.name },
          { href: "/", label: machine.line.name },
        ]}
        badges={
          <>
            <StateBadge state={machine.state} />
            <SimulatedBadge devices={simulated} />
            <SignedOn machineId={machine.id} />
            <span className={styles.zone}>Times in {machine.factory.time_zone.replaceAll("_", " ")}</span>
          </>
        }
        actions={
          canWork ? (
            <LinkButton href={`/work-orders/new?machine=${machine.id}`} icon="plus">
              New work order
            </LinkButton>
          ) : null
        }
      />
      <MachineNumbers machine={machine} />
      <div className={styles.grid}>
        <div className={styles.wide}>
          <LiveChart series={machine.series} />
        </div>
        <div className={styles.narrow}>
          <OeePanel machineId={machine.id} />
        </div>
        <div className={styles.full}>
          <MachineTimeline machineId={machine.id} />
        </div>
        <div className={styles.half}>
          <EnergyPanel machineId={machine.id} timeZone={machine.factory.time_zone} currency={machine.factory.currency} />
        </div>
        <div className={styles.half}>
          <ConditionPanel machineId={machine.id} />
        </div>
        <div className={styles.wide}>
          <SpectrumPanel machineId={machine.id} />
        </div>
        <div className={styles.narrow}>
          <OpenWorkOrders machineId={machine.id} />
          <MachineDevices placements={machine.placements} />
        </div>
      </div>
    </TimeZoneProvider>
  );
}
