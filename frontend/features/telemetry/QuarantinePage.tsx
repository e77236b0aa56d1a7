"use client";
import { useMutation } from "@apollo/client/react";
import { useMemo, useState } from "react";
import { describeError } from "@/lib/apollo/errors";
import { useLiveTopic } from "@/lib/apollo/live";
import { useHasRole } from "@/lib/auth/use-session";
import { formatCount, formatNumber } from "@/lib/format/number";
import { Button } from "@/ui/Button";
import { PageHeading } from "@/ui/PageHeading";
import { Panel } from "@/ui/Panel";
import { RelativeTime } from "@/ui/RelativeTime";
import { ActionsHead, Head, NumberCell, Table, WrapCell } from "@/ui/Table";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import { QuarantinedItems } from "./QuarantinedItems";
import { ReplayJobs } from "./ReplayJobs";
import { ReplayOffers } from "./ReplayOffers";
import { TelemetryTabs } from "./TelemetryTabs";
import { DISCARD, REPLAY, WAITING } from "./quarantine";
import styles from "./telemetry.module.css";

const NONE = {};

export type Group = { key: string; device: string | null; reason: string; count: number; newest: string; doors: string };

/** What came in and could not be used yet, by its reason; it is taken in again when the cause is gone, or given up. */
export function QuarantinePage() {
  const canSee = useHasRole("engineer");
  return (
    <>
      <PageHeading title="Data quality" />
      <TelemetryTabs />
      {canSee ? (
        <Quarantine />
      ) : (
        <Panel title="Quarantine">
          <EmptyState icon="alert" title="For engineers">
            What could not be used yet is looked after by engineers.
          </EmptyState>
        </Panel>
      )}
    </>
  );
}

function Quarantine() {
  const { data, failure } = useLiveTopic(WAITING, NONE);
  const rows = data?.rejected;
  const [sought, setSought] = useState("");
  const groups = useMemo(() => grouped(rows ?? []), [rows]);
  const found = groups.filter((group) => `${group.device ?? ""} ${group.reason} ${group.doors}`.toLowerCase().includes(sought.toLowerCase()));
  const [looking, setLooking] = useState<Group | null>(null);
  const [replay, replaying] = useMutation(REPLAY);
  const [discard, discarding] = useMutation(DISCARD);
  const [asking, setAsking] = useState<string | null>(null);
  const error = replaying.error ?? discarding.error;
  const ignore = () => undefined; // the error is shown
  return (
    <>
      <ReplayOffers groups={groups} />
      <Panel title="Quarantine" hint={rows ? `${formatCount(rows.length, "item")}, kept byte for byte` : undefined} isFlush>
        {failure ? <FailureState failure={failure} /> : null}
        {error ? <FailureState failure={describeError(error)} /> : null}
        {rows === undefined && !failure ? <Skeleton /> : null}
        {rows?.length === 0 ? (
          <EmptyState icon="check" title="Nothing waits">
            Messages of unknown devices, and those that cannot be read, are kept here until their cause is gone.
          </EmptyState>
        ) : null}
        {groups.length > 1 ? (
          <div className={styles.search}>
            <input
              type="search"
              aria-label="Filter by device, reason or door"
              placeholder="Filter by device, reason or door"
              value={sought}
              onChange={(event) => setSought(event.target.value)}
            />
          </div>
        ) : null}
        {groups.length > 0 && found.length === 0 ? <EmptyState icon="filter" title="Nothing fits the filter" /> : null}
        {found.length > 0 ? (
          <Table
            label="Quarantined messages"
            head={
              <>
                <Head>Device</Head>
                <Head>Reason</Head>
                <Head isNumber>Items</Head>
                <Head>Door</Head>
                <Head>Newest</Head>
                <ActionsHead />
              </>
            }
          >
            {found.map((group) => {
              const variables = { device: group.device, reason: group.reason };
              return (
                <tr key={group.key}>
                  <th scope="row">{group.device ?? "–"}</th>
                  <WrapCell>{group.reason}</WrapCell>
                  <NumberCell>{formatNumber(group.count, { digits: 0 })}</NumberCell>
                  <td>{group.doors}</td>
                  <td>
                    <RelativeTime at={group.newest} />
                  </td>
                  <td>
                    <span className={styles.buttons}>
                      <Button look="quiet" onClick={() => setLooking(group)}>
                        Look
                      </Button>
                      <Button isBusy={replaying.loading} onClick={() => void replay({ variables }).catch(ignore)}>
                        Take in again
                      </Button>
                      {asking === group.key ? (
                        <Button
                          look="danger"
                          isBusy={discarding.loading}
                          onClick={() => void discard({ variables }).then(() => setAsking(null), ignore)}
                        >
                          {group.device ? "Give up all of them for good" : "Give up all with this reason for good"}
                        </Button>
                      ) : (
                        <Button look="quiet" onClick={() => setAsking(group.key)}>
                          Give up
                        </Button>
                      )}
                    </span>
                  </td>
                </tr>
              );
            })}
          </Table>
        ) : null}
      </Panel>
      <ReplayJobs />
      {looking ? <QuarantinedItems group={looking} onClose={() => setLooking(null)} /> : null}
    </>
  );
}

type Row = { received_at: string; door: string; device_serial: string | null; reason: string };

/** Items of one device and reason together, those with the newest first. */
function grouped(rows: readonly Row[]): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const key = `${row.device_serial ?? ""}\u0000${row.reason}`;
    const known = groups.get(key);
    if (!known) {
      groups.set(key, { key, device: row.device_serial, reason: row.reason, count: 1, newest: row.received_at, doors: row.door });
    } else {
      known.count += 1;
      if (!known.doors.split(", ").includes(row.door)) known.doors += `, ${row.door}`;
    }
  }
  return [...groups.values()];
}
