"use client";
import { useCallback, useId, useMemo, useRef, useState } from "react";
import type uPlot from "uplot";
import { displayUnit, formatNumber, formatQuantity } from "@/lib/format/number";
import { Segmented } from "@/ui/Choice";
import type { PlotOptions } from "@/ui/chart/Plot";
import { Plot } from "@/ui/chart/Plot";
import { plainAxis, valueAxis } from "@/ui/chart/axes";
import { token } from "@/ui/chart/useTheme";
import styles from "./diagnosis.module.css";
import type { BaselineLines } from "./spectrum-table";
import { lineAt, nearestMark, spectrumTable } from "./spectrum-table";
import type { Mark } from "./spectrum-marks";
import { drawMarks, spectrumMarks } from "./spectrum-marks";

export type Line = { label: string; component: string; hz: number };
type Spectrum = { kind: string; f0_hz: number; df_hz: number; amplitudes: readonly number[] };
type Props = {
  spectrum: Spectrum;
  unit: string;
  speedRpm: number | null;
  lines: readonly Line[];
  baseline: { spectrum: unknown; learned_from: string; learned_to: string } | undefined;
};

const RANGES = [
  { value: "200", label: "200 Hz" },
  { value: "1000", label: "1 kHz" },
  { value: "all", label: "All" },
] as const;
const SCALES = [
  { value: "linear", label: "Linear" },
  { value: "log", label: "Log" },
] as const;

/** uPlot’s number for a logarithmic scale. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- uPlot's enum has no value at run time
const LOGARITHMIC = { distr: 3 } as uPlot.Scale;

/** A spectrum with a cursor, the lines where faults would show, and the machine's own healthy spectrum. */
export function SpectrumView({ spectrum, unit, speedRpm, lines, baseline }: Props) {
  const id = useId();
  const [range, setRange] = useState<(typeof RANGES)[number]["value"]>("all");
  const [scale, setScale] = useState<(typeof SCALES)[number]["value"]>("linear");
  const [withBaseline, setWithBaseline] = useState(true);
  const [withOrders, setWithOrders] = useState(true);
  const [withBearings, setWithBearings] = useState(true);
  const [cursor, setCursor] = useState<number | null>(null);
  const chart = useRef<uPlot | null>(null);
  const { f0_hz, df_hz, amplitudes, kind } = spectrum;
  const last = f0_hz + (amplitudes.length - 1) * df_hz;
  const upTo = range === "all" ? last : Math.min(last, Number(range));
  const stored = baseline?.spectrum as BaselineLines | undefined;
  const data = useMemo(
    () => spectrumTable(spectrum, withBaseline ? stored : undefined, upTo),
    [spectrum, stored, withBaseline, upTo],
  );
  const marks = useMemo(
    (): Mark[] => [
      ...(withOrders ? spectrumMarks(speedRpm) : []),
      ...(withBearings ? lines.map((line): Mark => ({ kind: "fault", hz: line.hz, label: line.label })) : []),
    ],
    [withOrders, withBearings, speedRpm, lines],
  );
  const hasBaseline = data.length > 2;
  const options = useCallback(
    (): PlotOptions => ({
      cursor: { y: false, drag: { x: true, y: false } },
      legend: { live: false },
      scales: {
        x: { time: false },
        y: scale === "log" ? LOGARITHMIC : { range: (_, __, high) => [0, (high || 1) * 1.12] },
      },
      axes: [plainAxis("Hz"), valueAxis(displayUnit(unit))],
      hooks: {
        init: [(made) => (chart.current = made)],
        draw: [(made) => drawMarks(made, marks)],
        setCursor: [
          (made) => {
            const index = made.cursor.idx;
            if (typeof index === "number") setCursor(made.data[0][index] ?? null);
          },
        ],
      },
      series: [
        { label: "Frequency" },
        {
          label: kind.charAt(0).toUpperCase() + kind.slice(1),
          stroke: token("--series-1"),
          fill: `color-mix(in srgb, ${token("--series-1")} 18%, transparent)`,
          width: 1.2,
          points: { show: false },
        },
        ...(hasBaseline
          ? [{ label: "Own healthy spectrum", stroke: token("--series-3"), width: 1.2, dash: [5, 3], points: { show: false } }]
          : []),
      ],
    }),
    [scale, unit, kind, marks, hasBaseline],
  );
  const at = Math.min(cursor ?? highestLine(spectrum, upTo), upTo);
  const line = lineAt(spectrum, at);
  const near = nearestMark(marks, line.hz, df_hz);
  return (
    <div>
      <div className={styles.toolbar}>
        <Segmented label="Frequency range" options={RANGES} value={range} onChange={setRange} />
        <Segmented label="Scale of the amplitude" options={SCALES} value={scale} onChange={setScale} />
        <Tick label="Shaft orders" isOn={withOrders} onChange={setWithOrders} isOff={speedRpm === null} />
        <Tick label="Bearing lines" isOn={withBearings} onChange={setWithBearings} isOff={lines.length === 0} />
        <Tick label="Own healthy spectrum" isOn={withBaseline} onChange={setWithBaseline} isOff={stored === undefined} />
      </div>
      <Plot
        options={options}
        data={data}
        height={300}
        label={`Spectrum of ${kind} up to ${formatQuantity(upTo, "Hz")}; highest line at ${formatQuantity(highestLine(spectrum, upTo), "Hz")}`}
      />
      <div className={styles.cursor}>
        <label htmlFor={id}>Cursor</label>
        <input
          id={id}
          type="range"
          min={f0_hz}
          max={upTo}
          step={df_hz}
          value={at}
          aria-valuetext={`${formatQuantity(line.hz, "Hz")}, ${formatQuantity(line.amplitude, unit)}`}
          onChange={(event) => {
            const hz = Number(event.target.value);
            setCursor(hz);
            chart.current?.setCursor({ left: chart.current.valToPos(hz, "x"), top: 10 }, false);
          }}
        />
        <output htmlFor={id} data-testid="cursor">
          <strong>{formatNumber(line.hz, { digits: df_hz < 1 ? 2 : 1 })} Hz</strong>
          <strong>{formatQuantity(line.amplitude, unit)}</strong>
          {speedRpm ? <span>{formatNumber((line.hz * 60) / speedRpm, { digits: 2 })} × shaft speed</span> : null}
          {near ? <span className={styles.near}>at {near.label}</span> : null}
        </output>
      </div>
    </div>
  );
}

type TickProps = { label: string; isOn: boolean; isOff: boolean; onChange: (isOn: boolean) => void };

function Tick({ label, isOn, isOff, onChange }: TickProps) {
  return (
    <label className={styles.tick}>
      <input type="checkbox" checked={isOn && !isOff} disabled={isOff} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}

function highestLine({ f0_hz, df_hz, amplitudes }: Spectrum, upTo: number): number {
  let best = 0;
  for (let index = 0; index < amplitudes.length && f0_hz + index * df_hz <= upTo; index += 1) {
    if ((amplitudes[index] ?? 0) > (amplitudes[best] ?? 0)) best = index;
  }
  return f0_hz + best * df_hz;
}
