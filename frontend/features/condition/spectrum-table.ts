import uPlot from "uplot";
import type { Mark } from "./spectrum-marks";

type Spectrum = { f0_hz: number; df_hz: number; amplitudes: readonly number[] };
/** A stored baseline: a spectrum in the words of a message. */
export type BaselineLines = { f0?: number; df?: number; amplitudes?: readonly number[] };

/** Frequencies and amplitudes up to a frequency; with a baseline on its own lines beside them. */
export function spectrumTable(spectrum: Spectrum, baseline: BaselineLines | undefined, upToHz: number): uPlot.AlignedData {
  const own = columns(spectrum.f0_hz, spectrum.df_hz, spectrum.amplitudes, upToHz);
  if (!baseline?.df || !baseline.amplitudes) return own;
  return uPlot.join([own, columns(baseline.f0 ?? 0, baseline.df, baseline.amplitudes, upToHz)]);
}

function columns(f0: number, df: number, amplitudes: readonly number[], upToHz: number): [number[], number[]] {
  const count = Math.min(amplitudes.length, Math.floor((upToHz - f0) / df + 1e-9) + 1);
  const shown = amplitudes.slice(0, Math.max(count, 0));
  return [shown.map((_, line) => f0 + line * df), shown];
}

/** The line nearest to a frequency. */
export function lineAt({ f0_hz, df_hz, amplitudes }: Spectrum, hz: number): { hz: number; amplitude: number | null } {
  const index = Math.min(Math.max(Math.round((hz - f0_hz) / df_hz), 0), amplitudes.length - 1);
  return { hz: f0_hz + index * df_hz, amplitude: amplitudes[index] ?? null };
}

/** A speed is never exact: so near to a mark, by 1.5 % or a line and a half, a line is taken for it. */
const TOLERANCE = 0.015;

export function nearestMark(marks: readonly Mark[], hz: number, dfHz: number): Mark | null {
  const near = marks
    .filter((mark) => mark.kind !== "band" && Math.abs(mark.hz - hz) <= Math.max(mark.hz * TOLERANCE, 1.5 * dfHz))
    .sort((a, b) => Math.abs(a.hz - hz) - Math.abs(b.hz - hz));
  return near[0] ?? null;
}
