"use client";
import { useQuery } from "@apollo/client/react";
import { useCallback, useMemo } from "react";
import type uPlot from "uplot";
import { graphql } from "@/gql";
import type { SpectrumHeaderFragment } from "@/gql/graphql";
import { describeError } from "@/lib/apollo/errors";
import { displayUnit, formatQuantity } from "@/lib/format/number";
import type { PlotOptions } from "@/ui/chart/Plot";
import { Plot } from "@/ui/chart/Plot";
import { plainAxis, valueAxis } from "@/ui/chart/axes";
import { token } from "@/ui/chart/useTheme";
import { FailureState, Skeleton } from "@/ui/feedback";
import { drawMarks, spectrumMarks } from "./spectrum-marks";

const SPECTRUM_LINES = graphql(`
  query SpectrumLines($device: uuid!, $time: timestamptz!, $axis: String!, $kind: String!) {
    spectrum_by_pk(device_id: $device, time: $time, axis: $axis, kind: $kind) {
      device_id
      time
      axis
      kind
      f0_hz
      df_hz
      amplitudes
    }
  }
`);

/** The lines of one spectrum, with the running speed's harmonics and the RMS band of ISO 20816-3 marked. */
export function SpectrumPlot({ header, upToHz }: { header: SpectrumHeaderFragment; upToHz: number | null }) {
  const { device_id, time, axis, kind, unit, speed_rpm } = header;
  const { data, previousData, error } = useQuery(SPECTRUM_LINES, {
    variables: { device: device_id, time, axis, kind },
    fetchPolicy: "no-cache",
  });
  const spectrum = (data ?? previousData)?.spectrum_by_pk;
  const table = useMemo((): uPlot.AlignedData => {
    if (!spectrum) return [[], []];
    const { f0_hz, df_hz, amplitudes } = spectrum;
    const last = upToHz === null ? amplitudes.length : Math.min(amplitudes.length, Math.ceil((upToHz - f0_hz) / df_hz) + 1);
    const shown = amplitudes.slice(0, last);
    return [shown.map((_, line) => f0_hz + line * df_hz), shown];
  }, [spectrum, upToHz]);
  const options = useCallback(() => spectrumOptions(kind, unit, speed_rpm), [kind, unit, speed_rpm]);
  if (error) return <FailureState failure={describeError(error)} />;
  if (!spectrum) return <Skeleton height={260} />;
  return <Plot options={options} data={table} height={280} label={describe(table, kind, unit)} />;
}

function describe(table: uPlot.AlignedData, kind: string, unit: string): string {
  const [frequencies, amplitudes] = table;
  let peak = 0;
  amplitudes?.forEach((value, line) => {
    if ((value ?? 0) > (amplitudes[peak] ?? 0)) peak = line;
  });
  const [frequency, amplitude] = [frequencies[peak], amplitudes?.[peak]];
  return `Spectrum of ${kind}: highest line at ${formatQuantity(frequency, "Hz")} with ${formatQuantity(amplitude, unit)}`;
}

function spectrumOptions(kind: string, unit: string, speedRpm: number | null): PlotOptions {
  const colour = token("--series-1");
  return {
    cursor: { y: false, drag: { x: true, y: false } },
    legend: { live: true },
    scales: { x: { time: false }, y: { range: (_, __, high) => [0, (high || 1) * 1.12] } },
    axes: [plainAxis("Hz"), valueAxis(displayUnit(unit))],
    hooks: { draw: [(chart) => drawMarks(chart, spectrumMarks(speedRpm))] },
    series: [
      { label: "Frequency", value: (_, value) => formatQuantity(value, "Hz") },
      {
        label: kind.charAt(0).toUpperCase() + kind.slice(1),
        stroke: colour,
        fill: `color-mix(in srgb, ${colour} 18%, transparent)`,
        width: 1.2,
        points: { show: false },
        value: (_, value) => formatQuantity(value, unit),
      },
    ],
  };
}
