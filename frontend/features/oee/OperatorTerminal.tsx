"use client";
import { useMutation } from "@apollo/client/react";
import { useMemo } from "react";
import { describeError } from "@/lib/apollo/errors";
import { useLiveTopic } from "@/lib/apollo/live";
import { useHasRole, useIdentity } from "@/lib/auth/use-session";
import { formatClock, formatDayClock, formatDuration, startOfDay } from "@/lib/format/time";
import { useNow } from "@/lib/format/use-now";
import { Button } from "@/ui/Button";
import { LoadedRows } from "@/ui/LoadedRows";
import { Panel } from "@/ui/Panel";
import { Head, NumberCell, Table } from "@/ui/Table";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import { SignOnForm } from "./SignOnForm";
import styles from "./operators.module.css";
import { presentTurn, secondsWithin, SIGN_OFF, SIGN_ON, TURNS } from "./operators";

type Props = { machine: { id: string; name: string }; timeZone: string };

/** Who is signed on at a machine, the buttons to change that, and the turns of the day by the factory's clock. */
export function OperatorTerminal({ machine, timeZone }: Props) {
  const canWork = useHasRole("operator");
  const me = useIdentity();
  const now = useNow(10_000);
  const day = startOfDay(now, timeZone).getTime();
  const variables = useMemo(() => ({ machine: machine.id, from: new Date(day).toISOString() }), [machine.id, day]);
  const { data, failure } = useLiveTopic(TURNS, variables);
  const [signOn, signingOn] = useMutation(SIGN_ON);
  const [signOff, signingOff] = useMutation(SIGN_OFF);
  const turns = data?.operator_turn;
  const present = turns ? presentTurn(turns) : null;
  const error = signingOn.error ?? signingOff.error;
  const isMe = present !== null && present.user_id === me?.userId;
  const ignore = () => undefined; // the error is shown

  /** A refusal is of the last attempt only. */
  function fresh() {
    signingOn.reset();
    signingOff.reset();
  }

  return (
    <>
      <Panel title={machine.name}>
        <div className={styles.terminal}>
          {turns === undefined ? failure ? null : <Skeleton lines={2} /> : null}
          {turns ? (
            <p className={styles.present} data-testid="signed-on" aria-live="polite">
              {present ? (
                <>
                  <strong>{present.name}</strong>
                  <span>
                    signed on since {formatDayClock(present.started_at, { timeZone })},{" "}
                    {formatDuration((now - Date.parse(present.started_at)) / 1000)}
                  </span>
                </>
              ) : (
                <>
                  <strong>Nobody</strong>
                  <span>is signed on at this machine</span>
                </>
              )}
            </p>
          ) : null}
          {error ? <FailureState failure={describeError(error)} /> : null}
          {canWork ? (
            <>
              <div className={styles.large}>
                <Button
                  look="primary"
                  icon="check"
                  disabled={isMe}
                  isBusy={signingOn.loading}
                  onClick={() => {
                    fresh();
                    void signOn({ variables: { machine: machine.id } }).catch(ignore);
                  }}
                >
                  {isMe ? "You are signed on" : "Sign me on"}
                </Button>
                <Button
                  icon="out"
                  disabled={present === null}
                  isBusy={signingOff.loading}
                  onClick={() => {
                    fresh();
                    void signOff({ variables: { machine: machine.id } }).catch(ignore);
                  }}
                >
                  Sign off{present && !isMe ? ` ${present.name}` : ""}
                </Button>
              </div>
              <SignOnForm machineId={machine.id} timeZone={timeZone} onStart={fresh} />
            </>
          ) : (
            <p className={styles.soft}>Operators sign on and off here.</p>
          )}
        </div>
      </Panel>
      <Panel title="Turns of today" hint="By them minutes and parts are somebody’s in the results by operator" isFlush>
        <LoadedRows
          rows={turns}
          failure={failure}
          empty={
            <EmptyState icon="clock" title="Nobody worked here today">
              Time without anybody signed on stands by itself in the results by operator.
            </EmptyState>
          }
        >
          {(turns) => (
            <Table
              label="Turns of today"
              head={
                <>
                  <Head>Who</Head>
                  <Head>From</Head>
                  <Head>To</Head>
                  <Head isNumber>Today</Head>
                </>
              }
            >
              {turns.map((turn) => (
                <tr key={turn.id} data-testid="turn">
                  <th scope="row">{turn.name}</th>
                  <td>{Date.parse(turn.started_at) < day ? formatDayClock(turn.started_at, { timeZone }) : formatClock(turn.started_at, { timeZone })}</td>
                  <td>{turn.ended_at ? formatClock(turn.ended_at, { timeZone }) : "now"}</td>
                  <NumberCell>{formatDuration(secondsWithin(turn, day, now))}</NumberCell>
                </tr>
              ))}
            </Table>
          )}
        </LoadedRows>
      </Panel>
    </>
  );
}
