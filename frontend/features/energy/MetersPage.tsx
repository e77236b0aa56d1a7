"use client";
import { useState } from "react";
import { measureName } from "@/features/condition/levels";
import { useLiveTopic } from "@/lib/apollo/live";
import { useHasRole } from "@/lib/auth/use-session";
import { formatQuantity } from "@/lib/format/number";
import { formatDuration } from "@/lib/format/time";
import { useNow } from "@/lib/format/use-now";
import { validityWords } from "@/lib/validity";
import { Button } from "@/ui/Button";
import { LoadedRows } from "@/ui/LoadedRows";
import { PageHeading } from "@/ui/PageHeading";
import { Panel } from "@/ui/Panel";
import { RelativeTime } from "@/ui/RelativeTime";
import { ActionsHead, Head, NumberCell, Table, WrapCell } from "@/ui/Table";
import { EmptyState } from "@/ui/feedback";
import { EnergyTabs } from "./EnergyTabs";
import { MeterForm } from "./MeterForm";
import { Recalculated } from "./Recalculated";
import styles from "./kept.module.css";
import { METHODS, standsThere } from "./meter-words";
import type { Meter } from "./meters";
import { METERS } from "./meters";

const NONE = {};
/** For so long after a change it is shown how far the hours are calculated anew. */
const FOLLOWED = 24 * 3600_000;

/** Which meter feeds which machine, how its values become energy, and since when it stands there. */
export function MetersPage() {
  const canKeep = useHasRole("engineer");
  const now = useNow(60_000);
  const [open, setOpen] = useState<Meter | "new" | null>(null);
  const { data, failure } = useLiveTopic(METERS, NONE);
  return (
    <>
      <PageHeading
        title="Energy meters"
        actions={
          canKeep ? (
            <Button look="primary" icon="plus" onClick={() => setOpen("new")}>
              New meter
            </Button>
          ) : null
        }
      />
      <EnergyTabs />
      <Panel title="Meters" hint="A machine’s meters are summed; lines and factories sum their machines" isFlush>
        <LoadedRows
          rows={data?.meter_binding}
          failure={failure}
          empty={
            <EmptyState icon="bolt" title="No meters yet">
              Without a meter of its own a machine’s energy is that of the power that the devices on it measure.
            </EmptyState>
          }
        >
          {(meters) => (
            <Table
              label="Meters"
              head={
                <>
                  <Head>Machine</Head>
                  <Head>Meter</Head>
                  <Head>Becomes energy as</Head>
                  <Head>Stands there</Head>
                  <Head isNumber>Newest value</Head>
                  {canKeep ? <ActionsHead /> : null}
                </>
              }
            >
              {meters.map((meter) => (
                <tr key={meter.id}>
                  <th scope="row">
                    {meter.machine.name}
                    <span className={styles.soft}>{meter.machine.line.name}</span>
                    <span className={styles.soft}>{meter.machine.factory.name}</span>
                  </th>
                  <WrapCell>
                    {meter.series.device.name}
                    <span className={styles.soft}>
                      {measureName(meter.series.measure)} in {meter.series.unit}
                      {meter.phase ? `, phase ${meter.phase}` : ""}
                    </span>
                  </WrapCell>
                  <WrapCell>
                    {METHODS[meter.method] ?? meter.method}
                    <span className={styles.soft}>
                      {meter.gap_limit_seconds === null
                        ? "gaps up to three times the usual interval"
                        : `gaps up to ${formatDuration(meter.gap_limit_seconds)}`}
                    </span>
                    {now - Date.parse(meter.updated_at) < FOLLOWED ? (
                      <Recalculated machineId={meter.machine.id} since={meter.updated_at} />
                    ) : null}
                  </WrapCell>
                  <td>{placesOf(meter)}</td>
                  <NumberCell>
                    {formatQuantity(meter.series.latest_value?.value, meter.series.unit)}
                    {meter.series.latest_value ? (
                      <span className={styles.soft}>
                        <RelativeTime at={meter.series.latest_value.time} />
                      </span>
                    ) : null}
                  </NumberCell>
                  {canKeep ? (
                    <td>
                      <Button
                        look="quiet"
                        onClick={() => setOpen(meter)}
                        aria-label={`Edit ${meter.series.device.name} of ${meter.machine.name}`}
                      >
                        Edit
                      </Button>
                    </td>
                  ) : null}
                </tr>
              ))}
            </Table>
          )}
        </LoadedRows>
      </Panel>
      <p className={styles.soft}>
        A meter counts for a machine while its device stands there. One that is replaced stays bound, so that what it measured stays;
        its successor is placed on the machine and bound beside it.
      </p>
      {open ? <MeterForm meter={open === "new" ? null : open} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

function placesOf({ series, machine }: Meter): string {
  const stands = standsThere(series.device.placements, machine.id);
  if (stands.length === 0) return "never: it counts nothing";
  return stands.map((validity) => validityWords(validity, machine.factory.time_zone)).join("; ");
}
