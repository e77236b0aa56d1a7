"use client";
import type { PointerEvent } from "react";
import { useMemo, useState } from "react";
import type { StopFragment } from "@/gql/graphql";
import type { Period } from "@/lib/format/periods";
import { formatClock, formatDuration } from "@/lib/format/time";
import { useTimeZone } from "@/lib/format/time-zone";
import { Button } from "@/ui/Button";
import { StateTimeline } from "./StateTimeline";
import styles from "./oee.module.css";
import { toSpans } from "./state-spans";
import { isContradicted } from "./stop-spans";
import { drawn, moved, zoomed } from "./view-window";

type Row = { state: string; started_at: string; ended_at: string | null };
type Props = {
  rows: readonly Row[];
  stops: readonly StopFragment[];
  period: Period;
  until: number;
  view: Period | null;
  onView: (view: Period | null) => void;
  onStop: (stop: StopFragment) => void;
};

/** States and the stops over them. A stretch drawn with the pointer, or the buttons, zoom in. */
export function ZoomTimeline({ rows, stops, period, until, view, onView, onStop }: Props) {
  const timeZone = useTimeZone();
  const shown = view ?? period;
  const [stretch, setStretch] = useState<{ first: number; second: number } | null>(null);
  const spans = useMemo(() => toSpans(rows, shown.from, Math.min(shown.to, until)), [rows, shown.from, shown.to, until]);
  const length = shown.to - shown.from;
  const percent = (instant: number) => ((Math.min(Math.max(instant, shown.from), shown.to) - shown.from) / length) * 100;

  const instantAt = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return shown.from + Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1) * length;
  };

  return (
    <div>
      <div className={styles.stopMarks} aria-hidden="true">
        {stops.map((stop) => {
          const from = Date.parse(stop.started_at);
          const to = stop.ended_at === null ? until : Date.parse(stop.ended_at);
          if (to <= shown.from || from >= shown.to) return null;
          const against = isContradicted(stop) ? `, contradicted by the signal for ${formatDuration(stop.contradicted_seconds)}` : "";
          const words = `${stop.cause?.name ?? "No cause yet"}, ${formatClock(from, { timeZone })} (${formatDuration((to - from) / 1000)})${against}`;
          return (
            <span
              key={stop.id}
              title={words}
              data-none={stop.cause === null || undefined}
              data-contradicted={isContradicted(stop) || undefined}
              style={{
                left: `${percent(from)}%`,
                width: `${percent(to) - percent(from)}%`,
                ...(stop.cause?.colour ? { background: stop.cause.colour } : {}),
              }}
              onClick={() => onStop(stop)}
            />
          );
        })}
      </div>
      <div
        className={styles.zoom}
        onPointerDown={(event) => {
          if (event.button !== 0 || event.pointerType === "touch") return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setStretch({ first: instantAt(event), second: instantAt(event) });
        }}
        onPointerMove={(event) => {
          if (stretch) setStretch({ first: stretch.first, second: instantAt(event) });
        }}
        onPointerUp={() => {
          if (stretch && Math.abs(stretch.second - stretch.first) > length / 100) {
            onView(drawn(stretch.first, stretch.second, period));
          }
          setStretch(null);
        }}
        onPointerCancel={() => setStretch(null)}
        onDoubleClick={() => onView(null)}
      >
        <StateTimeline spans={spans} from={shown.from} to={shown.to} label="Machine states" />
        {stretch ? (
          <span
            className={styles.brush}
            style={{
              left: `${percent(Math.min(stretch.first, stretch.second))}%`,
              width: `${Math.abs(percent(stretch.second) - percent(stretch.first))}%`,
            }}
          />
        ) : null}
      </div>
    </div>
  );
}

/** The same by buttons, for keyboards and fingers. */
export function ZoomButtons({ period, view, onView }: Pick<Props, "period" | "view" | "onView">) {
  const shown = view ?? period;
  return (
    <>
      <Button icon="left" aria-label="Earlier stretch" disabled={view === null} onClick={() => onView(moved(shown, period, -0.5))} />
      <Button icon="plus" aria-label="Zoom in" onClick={() => onView(zoomed(shown, period, 0.5))} />
      <Button icon="minus" aria-label="Zoom out" disabled={view === null} onClick={() => onView(widened(shown, period))} />
      <Button icon="chevron" aria-label="Later stretch" disabled={view === null} onClick={() => onView(moved(shown, period, 0.5))} />
      <Button disabled={view === null} onClick={() => onView(null)}>
        Whole period
      </Button>
    </>
  );
}

function widened(view: Period, whole: Period): Period | null {
  const wider = zoomed(view, whole, 2);
  return wider.to - wider.from >= whole.to - whole.from ? null : wider;
}
