"use client";
import type { ReactNode } from "react";
import type { OeeRowFragment } from "@/gql/graphql";
import { formatNumber, formatShare } from "@/lib/format/number";
import { formatDuration } from "@/lib/format/time";
import { useTimeZone } from "@/lib/format/time-zone";
import { Select } from "@/ui/Choice";
import { Panel } from "@/ui/Panel";
import { Head, NumberCell, Table } from "@/ui/Table";
import { EmptyState } from "@/ui/feedback";
import styles from "./oee.module.css";
import type { Cut } from "./report-cuts";
import { CUTS, rowName } from "./report-cuts";
import type { OeeReport } from "./useOeeReport";

type Props = { report: OeeReport; cut: Cut; onCut: (cut: Cut) => void; files: ReactNode };

/** The period cut along hours, shifts, days, machines, products, orders or operators. */
export function ReportTable({ report, cut, onCut, files }: Props) {
  const timeZone = useTimeZone();
  return (
    <Panel
      title="Results"
      actions={
        <>
          <Select label="Rows" options={CUTS} value={cut} onChange={onCut} />
          {files}
        </>
      }
      isFlush
    >
      {report.rows.length === 0 ? (
        <EmptyState icon="gauge" title="No results">
          No shift of these machines lies in this period yet.
        </EmptyState>
      ) : (
        <Table
          label="Results"
          head={
            <>
              <Head>{heading(cut)}</Head>
              <Head isNumber>OEE</Head>
              <Head isNumber>Availability</Head>
              <Head isNumber>Performance</Head>
              <Head isNumber>Quality</Head>
              <Head isNumber>Planned</Head>
              <Head isNumber>Made</Head>
              <Head isNumber>Good</Head>
              <Head isNumber>Scrap</Head>
              <Head isNumber>Failures</Head>
            </>
          }
          foot={<Row row={report.total} name="Total" />}
        >
          {report.rows.map((row) => (
            <Row key={row.key} row={row} name={rowName(row, report.by === cut ? cut : "machine", timeZone)} />
          ))}
        </Table>
      )}
    </Panel>
  );
}

/** `By shift` → `Shift`. */
function heading(cut: Cut): string {
  return cut.charAt(0).toUpperCase() + cut.slice(1);
}

function Row({ row, name }: { row: OeeRowFragment; name: string }) {
  const whole = (value: number) => formatNumber(value, { digits: 0 });
  return (
    <tr>
      <th scope="row">{name}</th>
      <NumberCell>
        <span className={styles.share}>
          <span className={styles.shareTrack} aria-hidden="true">
            <span style={{ width: `${Math.min(1, Math.max(0, row.oee ?? 0)) * 100}%` }} />
          </span>
          {formatShare(row.oee)}
        </span>
      </NumberCell>
      <NumberCell>{formatShare(row.availability)}</NumberCell>
      <NumberCell>{formatShare(row.performance)}</NumberCell>
      <NumberCell>{formatShare(row.quality)}</NumberCell>
      <NumberCell>{formatDuration(row.planned_busy_seconds)}</NumberCell>
      <NumberCell>{whole(row.produced_quantity)}</NumberCell>
      <NumberCell>{whole(row.good_quantity)}</NumberCell>
      <NumberCell>{whole(row.scrap_quantity)}</NumberCell>
      <NumberCell>{whole(row.failures)}</NumberCell>
    </tr>
  );
}
