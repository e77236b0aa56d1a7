"use client";
import { formatCount } from "@/lib/format/number";
import { formatAbsolute } from "@/lib/format/time";
import { StateBadge } from "@/features/oee/StateBadge";
import { Badge } from "@/ui/Badge";
import { Head, NumberCell, Table, WrapCell } from "@/ui/Table";
import { TriedStates } from "./TriedStates";
import type { Mapping, Trial } from "./imports";
import styles from "./imports.module.css";

const MOST_MEASURES = 12;

type Props = { trial: Trial; mapping: Mapping; isOld: boolean; onChange: (changes: Partial<Mapping>) => void };

/** What a mapping makes of a file's first rows. */
export function ImportTrial({ trial, mapping, isOld, onChange }: Props) {
  const { zone } = mapping;
  const fresh = trial.values - trial.duplicate;
  const told = trial.states.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className={styles.draft} aria-live="polite" aria-busy={isOld} data-old={isOld || undefined}>
      <p className={styles.counts}>
        <span>
          {trial.tried < trial.total ? `Of ${formatCount(trial.total, "row")} the first ${trial.tried}: ` : `${formatCount(trial.total, "row")}: `}
        </span>
        {trial.values > 0 || told === 0 ? <Badge tone={fresh > 0 ? "running" : "off"}>{formatCount(fresh, "new value")}</Badge> : null}
        {told > 0 ? <Badge tone="running">{formatCount(told, "state")}</Badge> : null}
        {trial.duplicate > 0 ? <Badge tone="off">{formatCount(trial.duplicate, "value")} known already</Badge> : null}
        {trial.rejected > 0 ? (
          <Badge tone="fault" icon="alert">
            {formatCount(trial.rejected, "row")} rejected
          </Badge>
        ) : null}
        {trial.quarantined > 0 ? <Badge tone="setup">{formatCount(trial.quarantined, "row")} in quarantine</Badge> : null}
      </p>
      {trial.errors.length > 0 ? (
        <Table
          label="Rows that are rejected"
          head={
            <>
              <Head isNumber>Row</Head>
              <Head>Column</Head>
              <Head>Value</Head>
              <Head>Why</Head>
            </>
          }
        >
          {trial.errors.map((error, index) => (
            <tr key={index}>
              <NumberCell>{error.row}</NumberCell>
              <th scope="row">{error.field || "–"}</th>
              <td>{shown(error.value)}</td>
              <WrapCell>{error.reason}</WrapCell>
            </tr>
          ))}
        </Table>
      ) : null}
      {trial.waiting.length > 0 ? (
        <p>
          {trial.waiting.slice(0, 5).join(", ")}
          {trial.waiting.length > 5 ? " …" : ""}: kept in quarantine until the device is registered.
        </p>
      ) : null}
      {told > 0 ? <TriedStates trial={trial} mapping={mapping} onChange={onChange} /> : null}
      <FirstRows rows={trial.rows} zone={zone} />
    </div>
  );
}

/** A column for each measure, as many as a screen can take; what a row holds beyond is stored all the same. */
function FirstRows({ rows, zone }: { rows: Trial["rows"]; zone: string }) {
  const found = rows.filter(({ values, state }) => values.length > 0 || state);
  const hasStates = found.some(({ state }) => state);
  const units = new Map(found.flatMap(({ values }) => values.map(({ measure, unit }) => [measure, unit] as const)));
  const measures = [...units.keys()].slice(0, MOST_MEASURES);
  if (found.length === 0) return null;
  return (
    <Table
      label="The first rows as they would be stored"
      head={
        <>
          <Head isNumber>Row</Head>
          <Head>Time</Head>
          <Head>Device</Head>
          {hasStates ? <Head>State</Head> : null}
          {measures.map((measure) => (
            <Head key={measure} isNumber>
              {units.get(measure) ? `${measure}, ${units.get(measure) ?? ""}` : measure}
            </Head>
          ))}
        </>
      }
    >
      {found.map(({ row, values, state }) => {
        const head = values[0] ?? state;
        return (
          <tr key={row}>
            <NumberCell>{row}</NumberCell>
            <td>{head ? formatAbsolute(head.time, { timeZone: zone }) : "–"}</td>
            <td>{head?.device}</td>
            {hasStates ? <td>{state ? <StateBadge state={state.state} /> : "–"}</td> : null}
            {measures.map((measure) => {
              const value = values.find((one) => one.measure === measure);
              return (
                <NumberCell key={measure} {...(value?.is_there ? { title: "Known already" } : {})}>
                  {value ? <span className={value.is_there ? styles.known : undefined}>{Number(value.value.toPrecision(9))}</span> : "–"}
                </NumberCell>
              );
            })}
          </tr>
        );
      })}
    </Table>
  );
}

function shown(value: unknown): string {
  return value === null || value === undefined ? "–" : typeof value === "string" ? value : JSON.stringify(value);
}
