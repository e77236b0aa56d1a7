"use client";
import { useMutation, useQuery } from "@apollo/client/react";
import type { SyntheticEvent } from "react";
import { useState } from "react";
import type { StopFragment } from "@/gql/graphql";
import { describeError } from "@/lib/apollo/errors";
import { useHasRole } from "@/lib/auth/use-session";
import { formatClock, formatDuration } from "@/lib/format/time";
import { useTimeZone } from "@/lib/format/time-zone";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Field } from "@/ui/Field";
import { FailureState } from "@/ui/feedback";
import { CauseTree } from "./CauseTree";
import { ContradictionNotice } from "./Contradiction";
import { StopSplit } from "./StopSplit";
import { causesInOrder } from "./cause-tree";
import styles from "./oee.module.css";
import { MERGE_STOPS, SET_CAUSE } from "./stop-actions";
import { neighboursOf, secondsOf } from "./stop-spans";
import { STOP_CAUSES } from "./stops";

type Props = {
  machineId: string;
  stop: StopFragment;
  stops: readonly StopFragment[];
  until: number;
  onClose: () => void;
};

/** Why a machine stood still: cause and comment; cut it, or make one of it and a neighbour. */
export function StopEditor({ machineId, stop, stops, until, onClose }: Props) {
  const timeZone = useTimeZone();
  const canWork = useHasRole("operator");
  const causes = useQuery(STOP_CAUSES, { variables: { machine: machineId } });
  const [cause, setCause] = useState(stop.cause_id ?? "");
  const [comment, setComment] = useState(stop.comment ?? "");
  const [save, saving] = useMutation(SET_CAUSE);
  const [merge, merging] = useMutation(MERGE_STOPS);
  const { before, after } = neighboursOf(stop, stops);
  const error = saving.error ?? merging.error ?? causes.error;
  const clock = (instant: string) => formatClock(instant, { timeZone });

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    const variables = { id: stop.id, cause: cause || null, comment: comment.trim() || null };
    save({ variables }).then(onClose, () => undefined); // the error is shown
  }

  function join(other: StopFragment) {
    const ids = [stop, other].sort((a, b) => Date.parse(a.started_at) - Date.parse(b.started_at)).map((item) => item.id);
    merge({ variables: { ids } }).then(onClose, () => undefined); // the error is shown
  }

  return (
    <Dialog
      title={`Stop of ${formatDuration(secondsOf(stop, until))}`}
      hint={`${clock(stop.started_at)} – ${stop.ended_at ? clock(stop.ended_at) : "still standing"}`}
      onClose={onClose}
    >
      {error ? <FailureState failure={describeError(error)} /> : null}
      <ContradictionNotice stop={stop} canWork={canWork} onDone={onClose} />
      <form className={styles.form} onSubmit={submit}>
        <CauseTree causes={causesInOrder(causes.data?.stop_cause ?? [])} value={cause} onChange={setCause} />
        <Field label="Comment">
          <textarea value={comment} maxLength={2000} onChange={(event) => setComment(event.target.value)} />
        </Field>
        {canWork ? (
          <div className={styles.buttons}>
            <Button type="submit" look="primary" isBusy={saving.loading}>
              Save
            </Button>
            <Button look="quiet" onClick={onClose}>
              Leave it
            </Button>
          </div>
        ) : null}
      </form>
      {canWork ? <StopSplit stop={stop} until={until} onDone={onClose} /> : null}
      {canWork && (before ?? after) ? (
        <section className={styles.section}>
          <h3>Make one stop of it and its neighbour</h3>
          <div className={styles.buttons}>
            {before ? (
              <Button icon="merge" isBusy={merging.loading} onClick={() => join(before)}>
                With the one before ({clock(before.started_at)})
              </Button>
            ) : null}
            {after ? (
              <Button icon="merge" isBusy={merging.loading} onClick={() => join(after)}>
                With the one after ({clock(after.started_at)})
              </Button>
            ) : null}
          </div>
        </section>
      ) : null}
    </Dialog>
  );
}
