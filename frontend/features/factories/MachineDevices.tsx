"use client";
import { useState } from "react";
import { OriginDialog } from "@/features/telemetry/OriginDialog";
import { graphql } from "@/gql";
import type { MachineDeviceFragment } from "@/gql/graphql";
import { useHasRole } from "@/lib/auth/use-session";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import { EmptyState } from "@/ui/feedback";
import { ConnectionBadge } from "./ConnectionBadge";
import styles from "./Connectivity.module.css";

export const MACHINE_DEVICE = graphql(`
  fragment MachineDevice on placement {
    id
    position
    axis
    device {
      id
      serial
      name
      simulated
      connected
      last_seen
    }
  }
`);

/** The sensors that stand on the machine now. */
export function MachineDevices({ placements }: { placements: readonly MachineDeviceFragment[] }) {
  const canTrace = useHasRole("engineer");
  const [traced, setTraced] = useState<string | null>(null);
  return (
    <Panel title="Sensors on this machine" isFlush>
      {placements.length === 0 ? (
        <EmptyState icon="link" title="No sensor placed">
          An engineer places a device on the machine through the API.
        </EmptyState>
      ) : (
        <ul>
          {placements.map(({ id, device }) => (
            <li key={id} className={styles.device}>
              <span className={styles.words}>
                <span className={styles.serial}>{device.serial}</span>
                <span className={styles.name}>{device.name}</span>
              </span>
              <span className={styles.state}>
                <ConnectionBadge device={device} />
                {device.simulated ? <span className={styles.seen}>simulated</span> : null}
                {canTrace ? (
                  <Button look="quiet" aria-label={`Where values of ${device.serial} come from`} onClick={() => setTraced(device.id)}>
                    Where from
                  </Button>
                ) : null}
              </span>
            </li>
          ))}
        </ul>
      )}
      {traced ? <OriginDialog deviceId={traced} onClose={() => setTraced(null)} /> : null}
    </Panel>
  );
}
