"use client";
import { useMutation } from "@apollo/client/react";
import { useId, useState } from "react";
import type { StopFragment } from "@/gql/graphql";
import { describeError } from "@/lib/apollo/errors";
import { formatDuration } from "@/lib/format/time";
import { useTimeZone } from "@/lib/format/time-zone";
import { Button } from "@/ui/Button";
import { FailureState } from "@/ui/feedback";
import styles from "./oee.module.css";
import { SPLIT_STOP } from "./stop-actions";
import { secondsOf } from "./stop-spans";

type Props = { stop: StopFragment; until: number; onDone: () => void };

/** Cuts a stop in two, so that each part can have a cause of its own. */
export function StopSplit({ stop, until, onDone }: Props) {
  const id = useId();
  const timeZone = useTimeZone();
  const whole = Math.floor(secondsOf(stop, until));
  const [wanted, setWanted] = useState(Math.round(whole / 2));
  const [split, { loading, error }] = useMutation(SPLIT_STOP);
  if (whole < 2) return null;
  const after = Math.min(Math.max(wanted, 1), whole - 1);
  const at = new Date(Date.parse(stop.started_at) + after * 1000);
  const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "medium", hourCycle: "h23", timeZone }).format(at);
  return (
    <section className={styles.section}>
      <h3>
        <label htmlFor={id}>Cut it in two at {clock}</label>
      </h3>
      <input
        id={id}
        type="range"
        min={1}
        max={whole - 1}
        value={after}
        aria-valuetext={`${clock}, after ${formatDuration(after)}`}
        onChange={(event) => setWanted(Number(event.target.value))}
      />
      <div className={styles.buttons}>
        <Button
          icon="split"
          isBusy={loading}
          onClick={() => void split({ variables: { id: stop.id, at: [at.toISOString()] } }).then(onDone, () => undefined)}
        >
          Cut into {formatDuration(after)} and {formatDuration(whole - after)}
        </Button>
      </div>
      {error ? <FailureState failure={describeError(error)} /> : null}
    </section>
  );
}
