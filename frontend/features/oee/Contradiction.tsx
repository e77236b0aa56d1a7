"use client";
import { useMutation } from "@apollo/client/react";
import type { StopFragment } from "@/gql/graphql";
import { describeError } from "@/lib/apollo/errors";
import { formatDuration } from "@/lib/format/time";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { FailureState } from "@/ui/feedback";
import styles from "./contradiction.module.css";
import { CUT_TO_SIGNAL } from "./stop-actions";
import { isContradicted } from "./stop-spans";

/** A mark on a stop within which the machine ran by its own signal. */
export function ContradictionBadge({ stop }: { stop: StopFragment }) {
  if (!isContradicted(stop)) return null;
  const seconds = formatDuration(stop.contradicted_seconds);
  return (
    <span className={styles.badge}>
      <Badge tone="fault" icon="alert" title={`A later signal says that the machine ran for ${seconds} of this stop`}>
        Ran for {seconds} of it
      </Badge>
    </span>
  );
}

type Props = { stop: StopFragment; canWork: boolean; onDone: () => void };

/** What a contradiction means, and the way out: the stop gives up the time in which the machine ran. */
export function ContradictionNotice({ stop, canWork, onDone }: Props) {
  const [cut, { loading, error }] = useMutation(CUT_TO_SIGNAL);
  if (!isContradicted(stop)) return null;
  return (
    <section className={styles.notice} aria-label="Contradicted by the machine’s signal">
      <p>
        <strong>The machine ran for {formatDuration(stop.contradicted_seconds)} of this stop.</strong> Its signal came after the stop was
        entered, and goes before it: that time counts as production, whatever cause stands here.
      </p>
      {error ? <FailureState failure={describeError(error)} /> : null}
      {canWork ? (
        <Button
          icon="split"
          isBusy={loading}
          onClick={() =>
            void cut({ variables: { id: stop.id } }).then(
              onDone,
              () => undefined, // shown above
            )
          }
        >
          Cut the stop to the signal
        </Button>
      ) : null}
    </section>
  );
}
