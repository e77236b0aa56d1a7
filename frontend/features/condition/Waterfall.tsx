"use client";
import { useEffect, useMemo, useRef, useState } from "react";
import { formatCompact, formatQuantity } from "@/lib/format/number";
import { formatClock } from "@/lib/format/time";
import { useTimeZone } from "@/lib/format/time-zone";
import { token, useTheme } from "@/ui/chart/useTheme";
import styles from "./diagnosis.module.css";
import { amplitudeShare, peaksPerColumn } from "./waterfall-cells";

type Spectrum = { time: string; f0_hz: number; df_hz: number; amplitudes: readonly number[] };
type Props = { spectra: readonly Spectrum[]; shown: string; unit: string; onChoose: (time: string) => void };

const COLUMNS = 400;
const ROW_PX = 6;

/** Spectra over time as a picture: frequency to the right, the newest on top, colour for amplitude (logarithmic). */
export function Waterfall({ spectra, shown, unit, onChoose }: Props) {
  const theme = useTheme();
  const timeZone = useTimeZone();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const rows = useMemo(() => spectra.map((spectrum) => peaksPerColumn(spectrum.amplitudes, COLUMNS)), [spectra]);
  const most = rows.reduce((high, row) => row.reduce((best, value) => Math.max(best, value), high), 1e-12);

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const [low, high] = [channels(context, token("--surface-sunken")), channels(context, token("--series-1"))];
    const peak = channels(context, token("--series-2"));
    const image = context.createImageData(COLUMNS, rows.length);
    rows.forEach((row, y) =>
      row.forEach((value, x) => {
        const share = amplitudeShare(value, most);
        const colour = share < 0.6 ? mixed(low, high, share / 0.6) : mixed(high, peak, (share - 0.6) / 0.4);
        image.data.set([...colour, 255], (y * COLUMNS + x) * 4);
      }),
    );
    context.putImageData(image, 0, 0);
  }, [rows, most, theme]);

  const first = spectra[0];
  const last = spectra.at(-1);
  if (!first || !last) return null;
  const top = first.f0_hz + (first.amplitudes.length - 1) * first.df_hz;
  const index = spectra.findIndex((spectrum) => spectrum.time === shown);
  const at = (clientY: number, box: DOMRect) => Math.min(spectra.length - 1, Math.max(0, Math.floor(((clientY - box.top) / box.height) * spectra.length)));
  return (
    <div className={styles.waterfall}>
      <div className={styles.waterfallTimes} aria-hidden="true">
        <span>{formatClock(first.time, { timeZone })}</span>
        <span>{formatClock(last.time, { timeZone })}</span>
      </div>
      <div className={styles.waterfallPicture}>
        <canvas
          ref={canvas}
          width={COLUMNS}
          height={rows.length}
          style={{ height: Math.max(80, rows.length * ROW_PX) }}
          role="img"
          aria-label={`${spectra.length} spectra up to ${formatQuantity(top, "Hz")}, from ${formatClock(last.time, { timeZone })} to ${formatClock(first.time, { timeZone })}; colour up to ${formatQuantity(most, unit)}. Choose one in the list above.`}
          onPointerMove={(event) => setPointed(at(event.clientY, event.currentTarget.getBoundingClientRect()))}
          onPointerLeave={() => setPointed(null)}
          onClick={(event) => {
            const row = spectra[at(event.clientY, event.currentTarget.getBoundingClientRect())];
            if (row) onChoose(row.time);
          }}
        />
        {[index, pointed].map((row, number) =>
          row === null || row < 0 ? null : (
            <span
              key={number}
              className={styles.waterfallRow}
              style={{ top: `${(row / spectra.length) * 100}%`, height: `${100 / spectra.length}%` }}
            />
          ),
        )}
      </div>
      <div className={styles.waterfallScale} aria-hidden="true">
        {[0, 0.25, 0.5, 0.75, 1].map((part) => (
          <span key={part}>{formatCompact(Math.round(first.f0_hz + (top - first.f0_hz) * part))} Hz</span>
        ))}
      </div>
    </div>
  );
}

type Rgb = readonly [number, number, number];

/** A CSS colour as numbers, by drawing it. */
function channels(context: CanvasRenderingContext2D, colour: string): Rgb {
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

function mixed(from: Rgb, to: Rgb, share: number): Rgb {
  const one = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * share);
  return [one(0), one(1), one(2)];
}
