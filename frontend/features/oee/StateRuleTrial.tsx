"use client";
import { useMutation } from "@apollo/client/react";
import { useEffect, useRef, useState } from "react";
import type { TryStateRuleMutation, TryStateRuleMutationVariables } from "@/gql/graphql";
import type { Failure } from "@/lib/apollo/errors";
import { describeError } from "@/lib/apollo/errors";
import { textOf } from "@/lib/form";
import { formatShare } from "@/lib/format/number";
import { formatDuration } from "@/lib/format/time";
import { TimeZoneProvider } from "@/lib/format/time-zone";
import { fromLocalInput } from "@/lib/format/wall-clock";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/Field";
import { FieldRow } from "@/ui/FormDialog";
import { FailureState } from "@/ui/feedback";
import { StateTimeline } from "./StateTimeline";
import { differingSeconds } from "./differing";
import styles from "./rules.module.css";
import { toSpans } from "./state-spans";
import { TRY_RULE } from "./state-rules";

type Tried = TryStateRuleMutation["try_state_rule"];
type Rule = Omit<TryStateRuleMutationVariables, "machine" | "from" | "to">;
type Props = {
  machineId: string;
  timeZone: string;
  /** What the form says now. */
  ruleIn: (form: FormData) => Rule;
  /** A refusal, for the field that it is about; null before each attempt. */
  onRefused: (failure: Failure | null) => void;
};

const HOUR = 3600_000;
const WINDOWS = [
  { hours: 6, label: "6 hours" },
  { hours: 24, label: "24 hours" },
  { hours: 72, label: "3 days" },
  { hours: 168, label: "7 days" },
] as const;
/** Fields of the trial itself; what else is refused stands at the rule's own. */
const OWN = new Set(["from", "to"]);

/** The states that a rule would give beside those that are stored, before it is kept. */
export function StateRuleTrial({ machineId, timeZone, ruleIn, onRefused }: Props) {
  const [tried, setTried] = useState<Tried | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [tryOut, { loading }] = useMutation(TRY_RULE, { fetchPolicy: "no-cache" });

  function run(form: HTMLFormElement | null) {
    if (!form?.reportValidity()) return;
    const said = new FormData(form);
    const to = fromLocalInput(textOf(said, "tried_to") ?? "", timeZone) ?? Date.now();
    const hours = Number(textOf(said, "tried_hours"));
    setTried(null);
    setFailure(null);
    onRefused(null);
    const window = { from: new Date(to - hours * HOUR).toISOString(), to: new Date(to).toISOString() };
    tryOut({ variables: { machine: machineId, ...window, ...ruleIn(said) } }).then(
      ({ data }) => setTried(data?.try_state_rule ?? null),
      (error: unknown) => {
        const refused = describeError(error);
        if (refused.field === undefined || OWN.has(refused.field)) setFailure(refused);
        else onRefused(refused);
      },
    );
  }

  return (
    <fieldset className={styles.trial}>
      <legend>Try it before you keep it</legend>
      <FieldRow>
        <Field label="Over">
          <select name="tried_hours" defaultValue={24}>
            {WINDOWS.map(({ hours, label }) => (
              <option key={hours} value={hours}>
                {label}
              </option>
            ))}
          </select>
        </Field>
        <Field label="Up to" hint="Left empty: now.">
          <input name="tried_to" type="datetime-local" step="1" />
        </Field>
      </FieldRow>
      <Button icon="play" isBusy={loading} onClick={(event) => run(event.currentTarget.form)}>
        Try it
      </Button>
      {failure ? <FailureState failure={failure} /> : null}
      {tried ? (
        <TimeZoneProvider timeZone={timeZone}>
          <Outcome tried={tried} />
        </TimeZoneProvider>
      ) : null}
    </fieldset>
  );
}

function Outcome({ tried }: { tried: Tried }) {
  const [from, to] = [Date.parse(tried.from), Date.parse(tried.to)];
  const [present, rule] = [toSpans(tried.present, from, to), toSpans(tried.tried, from, to)];
  const other = differingSeconds(present, rule);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: "nearest" });
  }, [tried]);
  return (
    <div ref={place} className={styles.outcome} data-testid="trial" role="status">
      <h3>As it is</h3>
      <StateTimeline spans={present} from={from} to={to} height={30} label="States as they are stored" />
      <h3>By this rule</h3>
      <StateTimeline spans={rule} from={from} to={to} height={30} label="States by this rule" />
      <p>
        {tried.tried.length === 0
          ? "Nothing that this rule reads was measured in this time: all would be unknown."
          : other === 0
            ? "No difference."
            : `Different for ${formatDuration(other)}, ${formatShare((other * 1000) / (to - from))} of the time.`}
      </p>
      {tried.sends_states ? <p>The machine sends its states itself here; the rule counts only where it does not.</p> : null}
    </div>
  );
}
