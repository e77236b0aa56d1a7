"use client";
import { useId } from "react";
import { formatClock, formatDay, formatDuration } from "@/lib/format/time";
import { useTimeZone } from "@/lib/format/time-zone";
import styles from "./StateTimeline.module.css";
import { STATES, stateLook } from "./machine-states";
import type { StateSpan } from "./state-spans";
import { totals } from "./state-spans";
import { DAY_MS, timeTicks } from "./time-ticks";

type Props = { spans: readonly StateSpan[]; from: number; to: number; height?: number; isCompact?: boolean; label: string };

/** What a machine did over a span of time. Each state has its colour and pattern; the legend says how long. */
export function StateTimeline({ spans, from, to, height = 44, isCompact = false, label }: Props) {
  const id = useId();
  const timeZone = useTimeZone();
  const sums = totals(spans);
  const words = sums.map((sum) => `${stateLook(sum.state).label} ${formatDuration(sum.seconds)}`).join(", ");
  const percent = (time: number) => `${((time - from) / (to - from)) * 100}%`;
  return (
    <div className={styles.timeline}>
      <svg className={styles.track} width="100%" height={height} role="img" aria-label={`${label}: ${words}`}>
        <Patterns id={id} />
        {spans.map((span) => {
          const look = stateLook(span.state);
          const title = `${look.label}, ${formatClock(span.from, { timeZone })} to ${formatClock(span.to, { timeZone })} (${formatDuration((span.to - span.from) / 1000)})`;
          const place = { x: percent(span.from), width: percent(span.to - span.from + from), height: "100%" };
          return (
            <g key={span.from}>
              <rect {...place} fill={`var(--${colour(span.state)})`} />
              {look.pattern === "none" ? null : <rect {...place} fill={`url(#${id}-${look.pattern})`} />}
              <rect {...place} fill="transparent">
                <title>{title}</title>
              </rect>
            </g>
          );
        })}
      </svg>
      {isCompact ? null : (
        <>
          <HourScale from={from} to={to} />
          <ul className={styles.legend} aria-hidden="true">
            {sums.map(({ state, seconds, share }) => (
              <li key={state}>
                <svg width="14" height="14">
                  <rect width="14" height="14" rx="3" fill={`var(--${colour(state)})`} />
                  {stateLook(state).pattern === "none" ? null : (
                    <rect width="14" height="14" rx="3" fill={`url(#${id}-${stateLook(state).pattern})`} />
                  )}
                </svg>
                {stateLook(state).label} <strong>{formatDuration(seconds)}</strong> {share > 0 && share < 0.005 ? "<1" : Math.round(share * 100)} %
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function colour(state: string): string {
  return STATES.includes(state) ? stateLook(state).tone : "unknown";
}

function HourScale({ from, to }: { from: number; to: number }) {
  const timeZone = useTimeZone();
  const { step, ticks } = timeTicks(from, to, timeZone);
  return (
    <div className={styles.scale} aria-hidden="true">
      {ticks.map((tick) => {
        const share = (tick - from) / (to - from);
        if (share < 0.03 || share > 0.97) return null;
        return (
          <span key={tick} style={{ left: `${share * 100}%` }}>
            {step < DAY_MS ? formatClock(tick, { timeZone }) : formatDay(tick, { timeZone })}
          </span>
        );
      })}
    </div>
  );
}

function Patterns({ id }: { id: string }) {
  const stroke = { stroke: "var(--surface)", strokeOpacity: 0.5, strokeWidth: 1.6 };
  return (
    <defs>
      <pattern id={`${id}-stripes`} width="7" height="7" patternUnits="userSpaceOnUse">
        <path d="M0 3.5h7" {...stroke} />
      </pattern>
      <pattern id={`${id}-cross`} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 4h8M4 0v8" {...stroke} />
      </pattern>
      <pattern id={`${id}-dots`} width="6" height="6" patternUnits="userSpaceOnUse">
        <circle cx="3" cy="3" r="1.1" fill="var(--surface)" fillOpacity={0.6} />
      </pattern>
      <pattern id={`${id}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" fill="var(--unknown-ground)" />
        <path d="M0 0v6" stroke="var(--unknown)" strokeWidth={2.4} strokeOpacity={0.55} />
      </pattern>
    </defs>
  );
}
