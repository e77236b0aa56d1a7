"use client";
import { graphql } from "@/gql";
import { useLiveTopic } from "@/lib/apollo/live";
import { useHasRole } from "@/lib/auth/use-session";
import { LoadedRows } from "@/ui/LoadedRows";
import { MoreLink } from "@/ui/MoreLink";
import { Panel } from "@/ui/Panel";
import { RelativeTime } from "@/ui/RelativeTime";
import { EmptyState } from "@/ui/feedback";
import { ConnectionBadge } from "./ConnectionBadge";
import styles from "./Connectivity.module.css";

const CONNECTIVITY = graphql(`
  subscription Connectivity {
    device(where: { archived_at: { _is_null: true } }, order_by: [{ connected: asc }, { serial: asc }]) {
      id
      serial
      name
      connected
      simulated
      last_seen
    }
  }
`);

const NONE = {};

/** Which sensors send, which are silent. */
export function Connectivity() {
  const { data, failure } = useLiveTopic(CONNECTIVITY, NONE);
  const canLookAfter = useHasRole("engineer");
  const devices = data?.device;
  const connected = devices?.filter((device) => device.connected).length ?? 0;
  return (
    <Panel
      title="Connectivity"
      hint={devices ? `${connected} of ${devices.length} sensors sending` : undefined}
      actions={canLookAfter ? <MoreLink href="/telemetry">Data quality</MoreLink> : null}
      isFlush
    >
      <LoadedRows
        rows={devices}
        failure={failure}
        empty={
          <EmptyState icon="link" title="No sensors yet" />
        }
      >
        {(devices) => (
          <ul>
            {devices.map((device) => (
              <li key={device.id} className={styles.device}>
                <span className={styles.words}>
                  <span className={styles.serial}>{device.serial}</span>
                  <span className={styles.name}>
                    {device.name}
                    {device.simulated ? " (simulated)" : ""}
                  </span>
                </span>
                <span className={styles.state}>
                  <ConnectionBadge device={device} />
                  <span className={styles.seen}>{device.last_seen ? <RelativeTime at={device.last_seen} /> : null}</span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </LoadedRows>
    </Panel>
  );
}
