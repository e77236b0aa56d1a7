"use client";
import { useMemo, useState } from "react";
import { useLiveTopic } from "@/lib/apollo/live";
import type { Period } from "@/lib/format/periods";
import { Panel } from "@/ui/Panel";
import { FailureState, Skeleton } from "@/ui/feedback";
import { StopEditor } from "./StopEditor";
import { StopList } from "./StopList";
import { ZoomButtons, ZoomTimeline } from "./ZoomTimeline";
import { STOPS_BETWEEN } from "./stops";
import { useMachineStates } from "./useMachineStates";

/** What a machine did in a period, and the stops that people explain. */
export function MachineHistory({ machineId, period }: { machineId: string; period: Period }) {
  const [zoom, setZoom] = useState<{ of: Period; view: Period } | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const states = useMachineStates(machineId, period);
  const between = useMemo(
    () => ({ machine: machineId, from: new Date(period.from).toISOString(), to: new Date(period.to).toISOString() }),
    [machineId, period.from, period.to],
  );
  const live = useLiveTopic(STOPS_BETWEEN, between);
  const stops = live.data?.stop;
  // A zoom belongs to the period in which it was drawn.
  const view = zoom && zoom.of.from === period.from && zoom.of.to === period.to ? zoom.view : null;
  const onView = (next: Period | null) => setZoom(next === null ? null : { of: period, view: next });
  const edited = stops?.find((stop) => stop.id === editing);
  const failure = states.failure ?? live.failure;
  return (
    <>
      <Panel title="Machine states" actions={<ZoomButtons period={period} view={view} onView={onView} />}>
        {failure ? <FailureState failure={failure} /> : null}
        {states.rows === undefined && !failure ? <Skeleton height={90} /> : null}
        {states.rows ? (
          <ZoomTimeline
            rows={states.rows}
            stops={stops ?? []}
            period={period}
            until={states.until}
            view={view}
            onView={onView}
            onStop={(stop) => setEditing(stop.id)}
          />
        ) : null}
      </Panel>
      <StopList machineId={machineId} stops={stops} until={states.until} view={view ?? period} onEdit={setEditing} />
      {edited ? (
        <StopEditor
          key={edited.id}
          machineId={machineId}
          stop={edited}
          stops={stops ?? []}
          until={states.until}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </>
  );
}
