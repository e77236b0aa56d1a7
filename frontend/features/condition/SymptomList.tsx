"use client";
import { useMemo } from "react";
import { graphql } from "@/gql";
import { useLiveTopic } from "@/lib/apollo/live";
import { formatNumber, formatQuantity, formatShare } from "@/lib/format/number";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import { RelativeTime } from "@/ui/RelativeTime";
import { Head, NumberCell, Table } from "@/ui/Table";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import styles from "./diagnosis.module.css";
import { measureName } from "./levels";

const SYMPTOMS = graphql(`
  subscription Symptoms($machine: uuid!) {
    fault_symptom(
      where: { machine_id: { _eq: $machine } }
      distinct_on: [kind]
      order_by: [{ kind: asc }, { time: desc }]
      limit: 20
    ) {
      id
      kind
      verdict
      severity
      statement
      evidence
      axis
      time
    }
  }
`);

type EvidenceLine = {
  label: string;
  expected_hz: number;
  frequency_hz: number;
  amplitude: number;
  unit: string;
  ratio: number;
  increase: number | null;
};
type Evidence = { lines?: EvidenceLine[]; component?: string | null; increase?: number | null };

/** What the spectra speak of: the newest of each kind, with the lines that say so. */
export function SymptomList({ machineId, onShow }: { machineId: string; onShow: (at: string) => void }) {
  const { data, failure } = useLiveTopic(SYMPTOMS, useMemo(() => ({ machine: machineId }), [machineId]));
  const symptoms = [...(data?.fault_symptom ?? [])].sort(
    (a, b) => Number(b.verdict === "present") - Number(a.verdict === "present") || Date.parse(b.time) - Date.parse(a.time),
  );
  return (
    <Panel title="Symptoms" hint="the newest of each kind" isFlush>
      {failure ? <FailureState failure={failure} /> : null}
      {data === undefined && !failure ? <Skeleton /> : null}
      {data && symptoms.length === 0 ? (
        <EmptyState icon="check" title="No symptom was seen">
          Symptoms need spectra with a speed; bearing faults need a waveform and the bearing’s data too.
        </EmptyState>
      ) : null}
      <ul>
        {symptoms.map((symptom) => {
          const { lines = [], component, increase = null } = (symptom.evidence ?? {}) as Evidence;
          return (
            <li key={symptom.id} className={styles.symptom}>
              <p className={styles.symptomTop}>
                <strong>{measureName(symptom.kind)}</strong>
                {symptom.verdict === "present" ? (
                  <Badge tone="stopped" icon="alert">
                    Present
                  </Badge>
                ) : (
                  <Badge tone="unknown" icon="question">
                    Not conclusive
                  </Badge>
                )}
                <span className={styles.faint}>
                  {component ? `${component}, ` : ""}axis {symptom.axis}, <RelativeTime at={symptom.time} />
                  {increase === null ? "" : `, ${increaseText(increase)} since healthy`}
                </span>
                <Button look="quiet" onClick={() => onShow(symptom.time)} aria-label={`Show the spectrum of ${measureName(symptom.kind)}`}>
                  Show spectrum
                </Button>
              </p>
              <p>{symptom.statement}.</p>
              {lines.length > 0 ? (
                <details>
                  <summary>{lines.length === 1 ? "The line that says so" : `The ${lines.length} lines that say so`}</summary>
                  <EvidenceTable lines={lines} />
                </details>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function increaseText(increase: number): string {
  return `${increase >= 0 ? "+" : ""}${formatShare(increase, { digits: 0 })}`;
}

function EvidenceTable({ lines }: { lines: readonly EvidenceLine[] }) {
  return (
    <Table
      label="Evidence"
      head={
        <>
          <Head>Line</Head>
          <Head isNumber>Expected</Head>
          <Head isNumber>Found</Head>
          <Head isNumber>Amplitude</Head>
          <Head isNumber>To surroundings</Head>
          <Head isNumber>Since healthy</Head>
        </>
      }
    >
      {lines.map((line) => (
        <tr key={line.label}>
          <th scope="row">{line.label}</th>
          <NumberCell>{formatQuantity(line.expected_hz, "Hz")}</NumberCell>
          <NumberCell>{formatQuantity(line.frequency_hz, "Hz")}</NumberCell>
          <NumberCell>{formatQuantity(line.amplitude, line.unit)}</NumberCell>
          <NumberCell>{formatNumber(line.ratio, { digits: 1 })} ×</NumberCell>
          <NumberCell>{line.increase === null ? "–" : increaseText(line.increase)}</NumberCell>
        </tr>
      ))}
    </Table>
  );
}
