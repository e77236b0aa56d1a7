"use client";
import { useState } from "react";
import { useMutation } from "@apollo/client/react";
import { useMemberNames } from "@/features/auth/useMemberNames";
import type { StopFragment } from "@/gql/graphql";
import { describeError } from "@/lib/apollo/errors";
import { useHasRole } from "@/lib/auth/use-session";
import type { Period } from "@/lib/format/periods";
import { formatClock, formatDay, formatDuration } from "@/lib/format/time";
import { useTimeZone } from "@/lib/format/time-zone";
import { Button } from "@/ui/Button";
import { Segmented } from "@/ui/Choice";
import { Panel } from "@/ui/Panel";
import { Head, NumberCell, Table, WrapCell } from "@/ui/Table";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import { ContradictionBadge } from "./Contradiction";
import { StopEntry } from "./StopEntry";
import styles from "./oee.module.css";
import { MERGE_STOPS } from "./stop-actions";
import { isContradicted, secondsOf } from "./stop-spans";

const FILTERS = [
  { value: "long", label: "1 min and longer" },
  { value: "open", label: "Without a cause" },
  { value: "against", label: "Contradicted" },
  { value: "all", label: "All" },
] as const;
type Filter = (typeof FILTERS)[number]["value"];

/** Rows shown at first, and more at each step. */
const STEP = 12;

type Props = {
  machineId: string;
  stops: readonly StopFragment[] | undefined;
  until: number;
  view: Period;
  onEdit: (id: string) => void;
};

/** The stops in view: why, who said so; several can be made one. */
export function StopList({ machineId, stops, until, view, onEdit }: Props) {
  const timeZone = useTimeZone();
  const nameOf = useMemberNames();
  const canWork = useHasRole("operator");
  const [wanted, setFilter] = useState<Filter>("long");
  const [most, setMost] = useState(STEP);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isEntering, setEntering] = useState(false);
  const [merge, merging] = useMutation(MERGE_STOPS);

  const inView = (stops ?? []).filter(
    (stop) => Date.parse(stop.started_at) < view.to && (stop.ended_at === null || Date.parse(stop.ended_at) > view.from),
  );
  const options = FILTERS.filter(({ value }) => value !== "against" || inView.some(isContradicted));
  const filter = options.some(({ value }) => value === wanted) ? wanted : "long";
  const rows = inView.filter((stop) => {
    if (filter === "against") return isContradicted(stop);
    if (filter === "open") return stop.cause_id === null;
    return filter === "all" || secondsOf(stop, until) >= 60 || stop.edited_by !== null;
  });
  const ids = rows.filter((stop) => chosen.has(stop.id)).map((stop) => stop.id);
  const isLong = view.to - view.from > 26 * 3600_000;

  return (
    <Panel
      title="Stops"
      hint={stops ? `${rows.length} of ${inView.length} in view` : undefined}
      actions={
        canWork ? (
          <Button icon="plus" onClick={() => setEntering(true)}>
            Enter a stop
          </Button>
        ) : null
      }
      isFlush
    >
      <div className={styles.filters}>
        <Segmented label="Which stops" options={options} value={filter} onChange={setFilter} />
        {canWork ? (
          <Button
            icon="merge"
            disabled={ids.length < 2}
            isBusy={merging.loading}
            onClick={() =>
              void merge({ variables: { ids } }).then(
                () => setChosen(new Set()),
                () => undefined, // shown below
              )
            }
          >
            Make one of {ids.length < 2 ? "the chosen" : ids.length}
          </Button>
        ) : null}
      </div>
      {merging.error ? <FailureState failure={describeError(merging.error)} /> : null}
      {stops === undefined ? <Skeleton lines={4} /> : null}
      {stops && rows.length === 0 ? (
        <EmptyState icon="check" title="No such stop">
          {inView.length > 0 ? "Shorter ones are under “All”." : "The machine did not stand still in this time."}
        </EmptyState>
      ) : null}
      {rows.length > 0 ? (
        <Table
          label="Stops"
          head={
            <>
              {canWork ? (
                <Head>
                  <span className="sr">Choose</span>
                </Head>
              ) : null}
              <Head>Began</Head>
              <Head isNumber>Lasted</Head>
              <Head>Cause</Head>
              <Head>Comment</Head>
              <Head>By</Head>
              <Head>
                <span className="sr">Edit</span>
              </Head>
            </>
          }
        >
          {rows.slice(0, most).map((stop) => {
            const began = formatClock(stop.started_at, { timeZone });
            return (
              <tr key={stop.id} data-testid="stop" data-stop={stop.id}>
                {canWork ? (
                  <td>
                    <input
                      type="checkbox"
                      aria-label={`Choose the stop of ${began}`}
                      checked={chosen.has(stop.id)}
                      onChange={() => setChosen(toggled(chosen, stop.id))}
                    />
                  </td>
                ) : null}
                <th scope="row">
                  {isLong ? `${formatDay(stop.started_at, { timeZone })} ` : ""}
                  {began}
                </th>
                <NumberCell>
                  {formatDuration(secondsOf(stop, until))}
                  {stop.ended_at === null ? " so far" : ""}
                </NumberCell>
                <td>
                  <span
                    className={styles.swatch}
                    style={stop.cause?.colour ? { background: stop.cause.colour } : undefined}
                    aria-hidden="true"
                  />
                  {stop.cause?.name ?? <span className={styles.faint}>No cause yet</span>}
                  <ContradictionBadge stop={stop} />
                </td>
                <WrapCell>{stop.comment}</WrapCell>
                <td className={styles.faint}>{stop.edited_by ? nameOf(stop.edited_by) : "signal"}</td>
                <td>
                  <Button look="quiet" onClick={() => onEdit(stop.id)} aria-label={`${canWork ? "Explain" : "Show"} the stop of ${began}`}>
                    {canWork ? "Explain" : "Show"}
                  </Button>
                </td>
              </tr>
            );
          })}
        </Table>
      ) : null}
      {rows.length > most ? (
        <div className={styles.more}>
          <Button onClick={() => setMost(most + 4 * STEP)}>Show more of {rows.length}</Button>
        </div>
      ) : null}
      {isEntering ? <StopEntry machineId={machineId} until={until} onClose={() => setEntering(false)} /> : null}
    </Panel>
  );
}

function toggled(chosen: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}
