"use client";
import { skipToken, useQuery } from "@apollo/client/react";
import { useState } from "react";
import { graphql } from "@/gql";
import type { ExplainOeeQuery } from "@/gql/graphql";
import { describeError } from "@/lib/apollo/errors";
import { formatCount } from "@/lib/format/number";
import type { Period } from "@/lib/format/periods";
import { formatClock } from "@/lib/format/time";
import { useTimeZone } from "@/lib/format/time-zone";
import { Button } from "@/ui/Button";
import { Select } from "@/ui/Choice";
import { Panel } from "@/ui/Panel";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import { numberName, ruleWords, sourceName, valueWords } from "./explanations";
import styles from "./oee.module.css";

const EXPLAIN = graphql(`
  query ExplainOee($machine: uuid!, $from: timestamptz!, $to: timestamptz!) {
    explain_oee(machine_id: $machine, from: $from, to: $to) {
      numbers {
        name
        formula
        value
        inputs {
          name
          value
        }
      }
      sources {
        table
        count
      }
      rules {
        name
        value
      }
    }
  }
`);

type Props = { machine: { id: string; name: string } | undefined; period: Period };

/** Why a number is what it is: formula, what was put in, and how many rows of which kind that came from. */
export function ExplainPanel({ machine, period }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState("oee");
  // Results reach to the present; what is still planned would count as lost.
  const [until, setUntil] = useState(0);
  const to = Math.min(period.to, until);
  const variables = machine && {
    machine: machine.id,
    from: new Date(period.from).toISOString(),
    to: new Date(Math.max(to, period.from + 1000)).toISOString(),
  };
  const { data, previousData, error, refetch } = useQuery(
    EXPLAIN,
    variables && isOpen ? { variables, fetchPolicy: "no-cache" } : skipToken,
  );
  const explained = (data ?? previousData)?.explain_oee;
  const number = explained?.numbers.find((item) => item.name === chosen) ?? explained?.numbers[0];
  return (
    <Panel
      title="Why this number"
      hint="formula, inputs and the rows behind them"
      actions={
        isOpen && explained && number ? (
          <>
            <Select
              label="Number to explain"
              options={explained.numbers.map(({ name }) => ({ value: name, label: numberName(name) }))}
              value={number.name}
              onChange={setChosen}
            />
            <Button onClick={() => setUntil(Date.now())}>Ask again</Button>
          </>
        ) : null
      }
    >
      {machine === undefined ? (
        <EmptyState icon="question" title="Choose one machine">
          A line’s, area’s or factory’s numbers are the sums of their machines’ elements; each machine’s can be explained down to
          its rows.
        </EmptyState>
      ) : !isOpen ? (
        <Button
          icon="question"
          onClick={() => {
            setUntil(Date.now());
            setOpen(true);
          }}
        >
          Explain the numbers of {machine.name}
        </Button>
      ) : null}
      {error ? <FailureState failure={describeError(error)} onRetry={() => void refetch()} /> : null}
      {machine && isOpen && !explained && !error ? <Skeleton height={140} /> : null}
      {machine && isOpen && explained && number ? <Explained explained={explained} number={number} isRunning={to < period.to} until={to} /> : null}
    </Panel>
  );
}

type Explanation = ExplainOeeQuery["explain_oee"];

type ExplainedProps = { explained: Explanation; number: Explanation["numbers"][number]; isRunning: boolean; until: number };

function Explained({ explained, number, isRunning, until }: ExplainedProps) {
  const timeZone = useTimeZone();
  const sources = explained.sources.filter((source) => source.count > 0);
  return (
    <div className={styles.explained}>
      <p>
        {numberName(number.name)}: <span className={styles.explainedValue}>{valueWords(number.name, number.value)}</span>
        {isRunning ? <span className={styles.faint}> up to {formatClock(until, { timeZone })}</span> : null}
      </p>
      <p className={styles.formula}>{number.formula}</p>
      <dl className={styles.inputs}>
        {number.inputs.map((input) => (
          <div key={input.name} style={{ display: "contents" }}>
            <dt>{numberName(input.name)}</dt>
            <dd>{valueWords(input.name, input.value)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.sources}>
        From {sources.map((source) => formatCount(source.count, sourceName(source.table))).join(", ") || "no rows"}.{" "}
        {explained.rules.map((rule) => ruleWords(rule.name, rule.value)).join(" ")}
      </p>
    </div>
  );
}
