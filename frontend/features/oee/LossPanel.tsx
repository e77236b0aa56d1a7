"use client";
import { useState } from "react";
import { formatNumber } from "@/lib/format/number";
import { formatDuration } from "@/lib/format/time";
import { Segmented } from "@/ui/Choice";
import { Panel } from "@/ui/Panel";
import { EmptyState } from "@/ui/feedback";
import { LossBars } from "./LossBars";
import { waterfallSteps } from "./losses";
import type { OeeReport } from "./useOeeReport";

const VIEWS = [
  { value: "time", label: "Time" },
  { value: "parts", label: "Parts" },
  { value: "six", label: "Six big losses" },
] as const;
type View = (typeof VIEWS)[number]["value"];

const LABELS: Record<View, string> = {
  time: "Where the planned time went",
  parts: "Which parts were not made",
  six: "The six big losses",
};

/** Where the planned time went: in time, in parts that were not made, or as the six big losses. */
export function LossPanel({ report }: { report: OeeReport }) {
  const [view, setView] = useState<View>("time");
  const losses = amounts(report, view);
  const isEmpty = losses !== null && losses.every((loss) => loss.amount === 0);
  return (
    <Panel title="Losses" hint={LABELS[view]} actions={<Segmented label="Losses in" options={VIEWS} value={view} onChange={setView} />}>
      {losses === null ? (
        <EmptyState icon="gauge" title="Not known in parts">
          It needs parts made and an ideal cycle time of their product.
        </EmptyState>
      ) : isEmpty ? (
        <EmptyState icon="clock" title="No planned time">
          Nothing was planned in this period, so nothing was lost.
        </EmptyState>
      ) : (
        <LossBars
          steps={waterfallSteps(losses)}
          label={LABELS[view]}
          format={view === "parts" ? (amount) => formatNumber(amount, { digits: amount < 10 ? 1 : 0 }) : formatDuration}
        />
      )}
    </Panel>
  );
}

function amounts(report: OeeReport, view: View): { name: string; amount: number }[] | null {
  if (view === "six") return report.losses.map(({ name, seconds }) => ({ name, amount: seconds }));
  if (view === "time") return report.waterfall.map(({ name, seconds }) => ({ name, amount: seconds }));
  const inParts = report.waterfall.flatMap(({ name, parts }) => (parts === null ? [] : [{ name, amount: parts }]));
  return inParts.length === report.waterfall.length ? inParts : null;
}
