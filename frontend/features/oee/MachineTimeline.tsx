"use client";
import { useMemo, useState } from "react";
import { graphql } from "@/gql";
import { useLiveTopic } from "@/lib/apollo/live";
import { useNow } from "@/lib/format/use-now";
import { Segmented } from "@/ui/Choice";
import { MoreLink } from "@/ui/MoreLink";
import { Panel } from "@/ui/Panel";
import { FailureState, Skeleton } from "@/ui/feedback";
import { StateTimeline } from "./StateTimeline";
import { toSpans } from "./state-spans";

const MACHINE_STATES = graphql(`
  subscription MachineStates($machine: uuid!, $from: timestamptz!) {
    machine_state(
      where: { machine_id: { _eq: $machine }, _or: [{ ended_at: { _is_null: true } }, { ended_at: { _gt: $from } }] }
      order_by: [{ started_at: desc }]
      limit: 3000
    ) {
      id
      state
      started_at
      ended_at
    }
  }
`);

const WINDOWS = [
  { value: "60", label: "1 h" },
  { value: "240", label: "4 h" },
  { value: "480", label: "8 h" },
  { value: "1440", label: "24 h" },
] as const;

/** What the machine did: the states it told or that were derived, live. */
export function MachineTimeline({ machineId }: { machineId: string }) {
  const [minutes, setMinutes] = useState<(typeof WINDOWS)[number]["value"]>("480");
  return (
    <Panel
      title="Machine states"
      actions={
        <>
          <MoreLink href={`/oee/rules?of=${machineId}`}>State rule</MoreLink>
          <Segmented label="Time window of the states" options={WINDOWS} value={minutes} onChange={setMinutes} />
        </>
      }
    >
      <LiveTimeline machineId={machineId} minutes={Number(minutes)} />
    </Panel>
  );
}

/** A live timeline without a frame; also a dashboard widget. */
export function LiveTimeline({ machineId, minutes, height }: { machineId: string; minutes: number; height?: number }) {
  const now = useNow(5_000);
  // The subscription's window moves in large steps; what is drawn moves with the clock.
  const step = useNow(600_000);
  const variables = useMemo(
    () => ({ machine: machineId, from: new Date(step - minutes * 60_000).toISOString() }),
    [machineId, minutes, step],
  );
  const { data, failure } = useLiveTopic(MACHINE_STATES, variables);
  const [shown, setShown] = useState(data);
  if (data && data !== shown) setShown(data);
  const rows = (data ?? shown)?.machine_state;
  const from = now - minutes * 60_000;
  const spans = useMemo(() => (rows ? toSpans(rows, from, now) : []), [rows, from, now]);
  if (failure) return <FailureState failure={failure} />;
  if (!rows) return <Skeleton height={80} />;
  return <StateTimeline spans={spans} from={from} to={now} label="Machine states" {...(height ? { height } : {})} />;
}
