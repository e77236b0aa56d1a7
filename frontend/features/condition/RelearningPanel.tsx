"use client";
import { useMemberNames } from "@/features/auth/useMemberNames";
import type { RelearningsSubscription } from "@/gql/graphql";
import { useLiveTopic } from "@/lib/apollo/live";
import { formatDayClock } from "@/lib/format/time";
import { useTimeZone } from "@/lib/format/time-zone";
import { LoadedRows } from "@/ui/LoadedRows";
import { Panel } from "@/ui/Panel";
import { Head, Table, WrapCell } from "@/ui/Table";
import { EmptyState } from "@/ui/feedback";
import { RELEARNINGS } from "./baselines";
import { measureName } from "./levels";
import { usualText } from "./watch-words";

/** When a machine's baselines were learned anew, by whom, why, and what was usual until then. */
export function RelearningPanel({ machineId }: { machineId: string }) {
  const timeZone = useTimeZone();
  const nameOf = useMemberNames();
  const at = (instant: string) => formatDayClock(instant, { timeZone });
  const { data, failure } = useLiveTopic(RELEARNINGS, { machine: machineId });
  return (
    <Panel title="Learned anew" hint="newest first" isFlush>
      <LoadedRows
        rows={data?.relearning}
        failure={failure}
        empty={
          <EmptyState icon="clock" title="Nothing was learned anew">
            After an overhaul, or where a sensor was moved, an engineer has a baseline learned anew, for a reason.
          </EmptyState>
        }
      >
        {(relearnings) => (
          <Table
            label="Learned anew"
            head={
              <>
                <Head>Baseline of</Head>
                <Head>Why</Head>
                <Head>From</Head>
                <Head>Asked by</Head>
                <Head>Asked at</Head>
                <Head>Usual until then</Head>
              </>
            }
          >
            {relearnings.map((item) => (
              <tr key={item.id}>
                <th scope="row">{subjectOf(item)}</th>
                <WrapCell>{item.reason}</WrapCell>
                <td>{at(item.learn_from)}</td>
                <td>{item.asked_by ? nameOf(item.asked_by) : "–"}</td>
                <td>{at(item.asked_at)}</td>
                <td>{usualText((item.replaced as { reference?: unknown } | null)?.reference) ?? "–"}</td>
              </tr>
            ))}
          </Table>
        )}
      </LoadedRows>
    </Panel>
  );
}

function subjectOf({ indicator, device, axis }: RelearningsSubscription["relearning"][number]): string {
  if (indicator !== null) return measureName(indicator);
  return [device?.name ?? "a sensor", axis ?? "all axes"].join(", ");
}
