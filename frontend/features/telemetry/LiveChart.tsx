"use client";
import { useState } from "react";
import { measureName } from "@/features/condition/levels";
import { graphql } from "@/gql";
import type { MachineSeriesFragment } from "@/gql/graphql";
import { Segmented, Select } from "@/ui/Choice";
import { Panel } from "@/ui/Panel";
import { EmptyState } from "@/ui/feedback";
import { LiveSeries } from "./LiveSeries";

export const MACHINE_SERIES = graphql(`
  fragment MachineSeries on series {
    id
    measure
    unit
    kind
    device {
      id
      serial
      simulated
    }
  }
`);

const WINDOWS = [
  { value: "5", label: "5 min" },
  { value: "15", label: "15 min" },
  { value: "60", label: "1 h" },
  { value: "480", label: "8 h" },
  { value: "1440", label: "24 h" },
] as const;

type WindowMinutes = (typeof WINDOWS)[number]["value"];

const PREFERRED = ["power", "temperature", "spindle_load"];

/** One measure of the machine over the last minutes or hours, drawn on as values come in. */
export function LiveChart({ series }: { series: readonly MachineSeriesFragment[] }) {
  const drawable = series.filter((item) => item.kind !== "state");
  const first = PREFERRED.map((name) => drawable.find((item) => item.measure === name)).find(Boolean) ?? drawable[0];
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [minutes, setMinutes] = useState<WindowMinutes>("15");
  const chosen = drawable.find((item) => String(item.id) === chosenId) ?? first;
  if (!chosen) {
    return (
      <Panel title="Live values">
        <EmptyState icon="pulse" title="No measured values yet">
          They appear as soon as a sensor on this machine sends.
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel
      title="Live values"
      hint={chosen.device.simulated ? `${chosen.device.serial}, simulated` : chosen.device.serial}
      actions={
        <>
          <Select
            label="Measure"
            options={drawable.map((item) => ({ value: String(item.id), label: measureName(item.measure) }))}
            value={String(chosen.id)}
            onChange={setChosenId}
          />
          <Segmented label="Time window" options={WINDOWS} value={minutes} onChange={setMinutes} />
        </>
      }
    >
      <LiveSeries key={chosen.id} series={chosen} minutes={Number(minutes)} height={330} />
    </Panel>
  );
}
