"use client";
import { useMemo, useState } from "react";
import { graphql } from "@/gql";
import type { SpectrumHeaderFragment } from "@/gql/graphql";
import { useLiveTopic } from "@/lib/apollo/live";
import { displayUnit, formatQuantity } from "@/lib/format/number";
import { Segmented } from "@/ui/Choice";
import { Panel } from "@/ui/Panel";
import { RelativeTime } from "@/ui/RelativeTime";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import { SpectrumPlot } from "./SpectrumPlot";

export const SPECTRUM_HEADER = graphql(`
  fragment SpectrumHeader on spectrum {
    device_id
    time
    axis
    kind
    unit
    lines
    df_hz
    window
    scaling
    speed_rpm
    device {
      id
      serial
      simulated
    }
  }
`);

/** The newest spectra without their lines: which axes there are, and when each was last measured. */
const SPECTRUM_HEADERS = graphql(`
  subscription SpectrumHeaders($machine: uuid!) {
    spectrum(
      where: { device: { placements: { machine_id: { _eq: $machine }, valid_to: { _is_null: true } } } }
      order_by: [{ time: desc }]
      limit: 12
    ) {
      ...SpectrumHeader
    }
  }
`);

const RANGES = [
  { value: "200", label: "200 Hz" },
  { value: "1000", label: "1 kHz" },
  { value: "all", label: "All" },
] as const;

/** The newest vibration spectrum of the chosen axis. */
export function SpectrumPanel({ machineId }: { machineId: string }) {
  const { data, failure } = useLiveTopic(SPECTRUM_HEADERS, { machine: machineId });
  const [chosen, setChosen] = useState<string | null>(null);
  const [range, setRange] = useState<(typeof RANGES)[number]["value"]>("all");
  const newest = useMemo(() => newestByAxis(data?.spectrum ?? []), [data]);
  const axes = [...newest.keys()].sort();
  const axis = chosen !== null && newest.has(chosen) ? chosen : axes[0];
  const header = axis === undefined ? undefined : newest.get(axis);
  return (
    <Panel
      title="Vibration spectrum"
      hint={header ? <SpectrumHint header={header} /> : undefined}
      actions={
        axis === undefined ? null : (
          <>
            <Segmented
              label="Axis"
              options={axes.map((value) => ({ value, label: axisLabel(value) }))}
              value={axis}
              onChange={setChosen}
            />
            <Segmented label="Frequency range" options={RANGES} value={range} onChange={setRange} />
          </>
        )
      }
    >
      {failure ? <FailureState failure={failure} /> : null}
      {data === undefined && !failure ? <Skeleton height={260} /> : null}
      {data && !header ? (
        <EmptyState icon="pulse" title="No spectrum yet">
          A vibration sensor on this machine sends them, whole or in fragments.
        </EmptyState>
      ) : null}
      {header ? <SpectrumPlot header={header} upToHz={range === "all" ? null : Number(range)} /> : null}
    </Panel>
  );
}

function newestByAxis(spectra: readonly SpectrumHeaderFragment[]): Map<string, SpectrumHeaderFragment> {
  const newest = new Map<string, SpectrumHeaderFragment>();
  for (const spectrum of spectra) {
    const key = `${spectrum.axis}\u0000${spectrum.kind}`;
    if (!newest.has(key)) newest.set(key, spectrum);
  }
  return newest;
}

function axisLabel(key: string): string {
  const [axis = "", kind = ""] = key.split("\u0000");
  return `${axis} ${kind}`;
}

function SpectrumHint({ header }: { header: SpectrumHeaderFragment }) {
  return (
    <>
      {header.device.serial}
      {header.device.simulated ? ", simulated" : ""}, <RelativeTime at={header.time} />, {header.lines} lines of{" "}
      {formatQuantity(header.df_hz, "Hz")}, {header.window} window, {header.scaling} in {displayUnit(header.unit)}
    </>
  );
}
