"use client";
import { useQuery } from "@apollo/client/react";
import { useMemo, useState } from "react";
import type { SpectrumHeaderFragment } from "@/gql/graphql";
import { describeError } from "@/lib/apollo/errors";
import { useLiveTopic } from "@/lib/apollo/live";
import { useRefetch } from "@/lib/apollo/use-refetch";
import { displayUnit, formatQuantity } from "@/lib/format/number";
import { formatAbsolute, formatClock, formatDay } from "@/lib/format/time";
import { useTimeZone } from "@/lib/format/time-zone";
import { Segmented, Select } from "@/ui/Choice";
import { Panel } from "@/ui/Panel";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import type { BearingGeometry } from "./bearing-lines";
import { faultOrders } from "./bearing-lines";
import { RelearnButton } from "./RelearnButton";
import styles from "./diagnosis.module.css";
import { BASELINES, BEARINGS, SPECTRA, SPECTRUM_SOURCES } from "./spectra";
import type { Line } from "./SpectrumView";
import { SpectrumView } from "./SpectrumView";
import { Waterfall } from "./Waterfall";

/** So many amplitudes are asked for at once at most: 60 spectra of 1,600 lines, or 12 of 8,192. */
const MOST_AMPLITUDES = 100_000;
const MOST_SPECTRA = 60;

type Props = { machineId: string; at: string; onChoose: (at: string | null) => void };

/** A machine's spectra: the one looked at, and how they went over time. */
export function SpectraPanel({ machineId, at, onChoose }: Props) {
  const { data, failure } = useLiveTopic(SPECTRUM_SOURCES, useMemo(() => ({ machine: machineId }), [machineId]));
  const [chosen, setChosen] = useState("");
  const sources = data?.spectrum ?? [];
  const source = sources.find((item) => keyOf(item) === chosen) ?? sources[0];
  return (
    <Panel
      title="Spectrum"
      hint={source ? hintOf(source) : undefined}
      actions={
        sources.length > 1 && source ? (
          <Segmented
            label="Sensor, axis and kind"
            options={sources.map((item) => ({ value: keyOf(item), label: `${item.device.serial} ${item.axis} ${item.kind}` }))}
            value={keyOf(source)}
            onChange={setChosen}
          />
        ) : null
      }
    >
      {failure ? <FailureState failure={failure} /> : null}
      {data === undefined && !failure ? <Skeleton height={320} /> : null}
      {data && !source ? (
        <EmptyState icon="pulse" title="No spectrum yet">
          A vibration sensor on this machine sends them, whole or in fragments.
        </EmptyState>
      ) : null}
      {source ? <Spectra key={keyOf(source)} machineId={machineId} source={source} at={at} onChoose={onChoose} /> : null}
    </Panel>
  );
}

function keyOf(source: SpectrumHeaderFragment): string {
  return `${source.device_id} ${source.axis} ${source.kind}`;
}

function hintOf(source: SpectrumHeaderFragment): string {
  const simulated = source.device.simulated ? ", simulated" : "";
  return `${source.device.serial}${simulated}, axis ${source.axis}: ${source.lines} lines of ${formatQuantity(source.df_hz, "Hz")}, ${source.window} window, ${source.scaling} in ${displayUnit(source.unit)}`;
}

function Spectra({ machineId, source, at, onChoose }: Props & { source: SpectrumHeaderFragment }) {
  const timeZone = useTimeZone();
  const limit = Math.max(2, Math.min(MOST_SPECTRA, Math.floor(MOST_AMPLITUDES / Math.max(1, source.lines))));
  const { data, previousData, error, refetch } = useQuery(SPECTRA, {
    variables: { device: source.device_id, axis: source.axis, kind: source.kind, limit },
    fetchPolicy: "no-cache",
  });
  useRefetch(source.time, refetch);
  const baselines = useQuery(BASELINES, { variables: { machine: machineId } }).data?.baseline_spectrum ?? [];
  const components = useQuery(BEARINGS, { variables: { machine: machineId } }).data?.component;
  const spectra = (data ?? previousData)?.spectrum;
  const wanted = Date.parse(at);
  const found = spectra?.findIndex((item) => Date.parse(item.time) === wanted) ?? -1;
  const shown = spectra?.[Math.max(found, 0)];
  const baseline = baselines.find((item) => item.device_id === source.device_id && item.axis === source.axis);
  const speed = shown?.speed_rpm ?? source.speed_rpm;
  const lines = useMemo(() => faultLines(components ?? [], speed), [components, speed]);
  if (error && !spectra) return <FailureState failure={describeError(error)} onRetry={() => void refetch()} />;
  if (!spectra || !shown) return <Skeleton height={320} />;
  const nameOf = (time: string) => `${formatDay(time, { timeZone })} ${formatClock(time, { timeZone })}`;
  return (
    <div className={styles.spectra}>
      <div className={styles.toolbar}>
        <Select
          label="Spectrum of"
          options={[
            { value: "", label: `Newest (${nameOf(spectra[0]?.time ?? shown.time)})` },
            ...spectra.slice(1).map((item) => ({ value: item.time, label: nameOf(item.time) })),
          ]}
          value={found > 0 ? shown.time : ""}
          onChange={(time) => onChoose(time === "" ? null : new Date(time).toISOString())}
        />
        <span className={styles.faint}>
          {formatAbsolute(shown.time, { timeZone })}
          {speed ? `, ${formatQuantity(speed, "1/min", { digits: 0 })}` : ", no speed: no fault lines"}
        </span>
        <RelearnButton
          machineId={machineId}
          name={`${source.device.serial}, axis ${source.axis}`}
          baseline={{ device: source.device_id, axis: source.axis }}
        />
      </div>
      {at !== "" && found < 0 ? (
        <p className={styles.faint}>The chosen spectrum is older than the last {spectra.length}; the newest is shown.</p>
      ) : null}
      <SpectrumView spectrum={shown} unit={source.unit} speedRpm={speed} lines={lines} baseline={baseline} />
      <h3 className={styles.subtitle}>The last {spectra.length} spectra</h3>
      <Waterfall
        spectra={spectra}
        shown={shown.time}
        unit={source.unit}
        onChoose={(time) => onChoose(time === spectra[0]?.time ? null : new Date(time).toISOString())}
      />
    </div>
  );
}

type Component = { name: string; details: unknown };

type Details = {
  bearing?: Partial<BearingGeometry>;
  gear_teeth?: number;
  motor?: { line_hz: number };
  speed_ratio?: number;
};

/** Where the faults of the machine's bearings, gears and motors would show, at a speed. */
function faultLines(components: readonly Component[], speedRpm: number | null): Line[] {
  if (!speedRpm) return [];
  return components.flatMap(({ name, details }) => {
    const { bearing, gear_teeth: teeth, motor, speed_ratio: ratio = 1 } = (details ?? {}) as Details;
    const orders = { ...(faultOrders(bearing) ?? {}), ...(teeth ? { Mesh: teeth } : {}) };
    const lines = Object.entries(orders).map(([label, order]) => ({ label, component: name, hz: (order * speedRpm * ratio) / 60 }));
    return motor ? [...lines, { label: "2 × mains", component: name, hz: 2 * motor.line_hz }] : lines;
  });
}
