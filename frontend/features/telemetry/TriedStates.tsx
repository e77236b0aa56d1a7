"use client";
import { StateBadge } from "@/features/oee/StateBadge";
import { STATES, stateLook } from "@/features/oee/machine-states";
import { formatCount } from "@/lib/format/number";
import { formatAbsolute } from "@/lib/format/time";
import { Head, NumberCell, Table, WrapCell } from "@/ui/Table";
import type { Mapping, Trial } from "./imports";
import styles from "./imports.module.css";

type Props = { trial: Trial; mapping: Mapping; onChange: (changes: Partial<Mapping>) => void };

/** The states that rows tell, and what words mean that nobody knows. */
export function TriedStates({ trial, mapping, onChange }: Props) {
  const given = mapping.state_words ?? {};
  const unknown = trial.unknown_words.filter(({ word }) => !(word in given));
  const words = [...Object.keys(given).map((word) => ({ word, row: null, count: null })), ...unknown];
  function mean(word: string, state: string) {
    const others = Object.fromEntries(Object.entries(given).filter(([one]) => one !== word));
    onChange({ state_words: state === "" ? others : { ...others, [word]: state } });
  }
  return (
    <>
      <Table
        label="States that the rows tell"
        head={
          <>
            <Head>State</Head>
            <Head>In the file</Head>
            <Head isNumber>Times</Head>
            <Head>First</Head>
            <Head>Last</Head>
          </>
        }
      >
        {trial.states.map(({ state, words, count, duplicate, first, last }) => (
          <tr key={state}>
            <th scope="row">
              <StateBadge state={state} />
            </th>
            <WrapCell>{words.join(", ")}</WrapCell>
            <NumberCell>
              {count}
              {duplicate > 0 ? ` (${String(duplicate)} known already)` : ""}
            </NumberCell>
            <td>{formatAbsolute(first, { timeZone: mapping.zone })}</td>
            <td>{formatAbsolute(last, { timeZone: mapping.zone })}</td>
          </tr>
        ))}
      </Table>
      {words.length > 0 ? (
        <Table
          label="Words that are not known"
          head={
            <>
              <Head>Word that is not known</Head>
              <Head>Where</Head>
              <Head>Means</Head>
            </>
          }
        >
          {words.map(({ word, row, count }) => (
            <tr key={word}>
              <th scope="row">{word}</th>
              <td>{row === null ? "given by you" : `row ${String(row)}, ${formatCount(count, "time")} in all`}</td>
              <td>
                <select className={styles.cell} aria-label={`Meaning of ${word}`} value={given[word] ?? ""} onChange={(event) => mean(word, event.target.value)}>
                  <option value="">Not known: unknown</option>
                  {STATES.map((state) => (
                    <option key={state} value={state}>
                      {stateLook(state).label}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </Table>
      ) : null}
    </>
  );
}
