"use client";
import { useState } from "react";
import type { Scope } from "@/features/factories/scopes";
import { FileButtons } from "@/features/reports/FileButtons";
import { tableQuery } from "@/features/reports/table-query";
import type { EnergyReportRowFragment } from "@/gql/graphql";
import { formatMoney, formatNumber, formatQuantity, formatShare } from "@/lib/format/number";
import type { Period } from "@/lib/format/periods";
import { formatClock, formatDay } from "@/lib/format/time";
import { Select } from "@/ui/Choice";
import { Panel } from "@/ui/Panel";
import { Head, NumberCell, Table } from "@/ui/Table";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import { useEnergyReport } from "./useEnergyReport";

const CUTS = [
  { value: "machine", label: "By machine" },
  { value: "hour", label: "By hour" },
  { value: "shift", label: "By shift" },
  { value: "day", label: "By day" },
  { value: "week", label: "By week" },
  { value: "month", label: "By month" },
  { value: "order", label: "By order" },
  { value: "product", label: "By product" },
] as const;
type Cut = (typeof CUTS)[number]["value"];

/** What was drawn, cut along machines, time or work; the files have the same rows. */
export function EnergyTable({ scope, period, isLong }: { scope: Scope; period: Period; isLong: boolean }) {
  const [chosen, setCut] = useState<Cut | null>(null);
  const cut = chosen ?? (isLong ? "month" : "machine");
  const { report, failure, retry } = useEnergyReport(scope, period, cut, !isLong);
  const isThis = report?.by === cut;
  const hasTotal = isThis && [...report.rows, report.total].some((row) => row.demand_cost);
  const rows = isThis && cut === "machine" ? [...report.rows].sort((a, b) => b.energy_kwh - a.energy_kwh) : (report?.rows ?? []);
  return (
    <Panel
      title="Results"
      hint={cut === "machine" ? "most energy first" : undefined}
      actions={
        <>
          <Select label="Rows" options={CUTS} value={cut} onChange={setCut} />
          <FileButtons service="energy" query={tableQuery(scope, period, cut)} />
        </>
      }
      isFlush
    >
      {failure ? <FailureState failure={failure} onRetry={retry} /> : null}
      {!isThis && !failure ? <Skeleton /> : null}
      {isThis && rows.length === 0 ? <EmptyState icon="bolt" title="Nothing was metered in this period" /> : null}
      {isThis && rows.length > 0 ? (
        <Table
          label="Energy results"
          head={
            <>
              <Head>{cut.charAt(0).toUpperCase() + cut.slice(1)}</Head>
              <Head isNumber>Energy</Head>
              <Head isNumber>Standby</Head>
              <Head isNumber>Cost</Head>
              {hasTotal ? <Head isNumber>With demand</Head> : null}
              <Head isNumber>CO₂e</Head>
              <Head isNumber>Good parts</Head>
              <Head isNumber>A part</Head>
            </>
          }
          foot={<Row row={report.total} name="Total" currency={scope.currency} hasTotal={hasTotal} />}
        >
          {rows.map((row) => (
            <Row key={row.key} row={row} name={nameOf(row, cut, scope.timeZone)} currency={scope.currency} hasTotal={hasTotal} />
          ))}
        </Table>
      ) : null}
    </Panel>
  );
}

type RowProps = { row: EnergyReportRowFragment; name: string; currency: string; hasTotal: boolean };

function Row({ row, name, currency, hasTotal }: RowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <NumberCell>{formatQuantity(row.energy_kwh, "kWh")}</NumberCell>
      <NumberCell title={formatQuantity(row.standby_kwh, "kWh")}>{formatShare(row.standby_share)}</NumberCell>
      <NumberCell>{formatMoney(row.cost, currency)}</NumberCell>
      {hasTotal ? <NumberCell>{formatMoney(row.total_cost, currency)}</NumberCell> : null}
      <NumberCell>{formatQuantity(row.emissions_kg, "kg")}</NumberCell>
      <NumberCell>{formatNumber(row.good_quantity, { digits: 0 })}</NumberCell>
      <NumberCell>{formatQuantity(row.kwh_per_good_part, "kWh")}</NumberCell>
    </tr>
  );
}

/** A row's name in words, by the factory's clock. */
function nameOf(row: EnergyReportRowFragment, cut: Cut, timeZone: string): string {
  const day = (instant: string) => formatDay(instant, { timeZone });
  const clock = (instant: string) => formatClock(instant, { timeZone });
  switch (cut) {
    case "hour":
      return `${day(row.from)} ${clock(row.from)}–${clock(row.to)}`;
    case "day":
      return day(row.from);
    case "week":
    case "month":
      return `from ${day(row.from)}`;
    case "shift":
      return row.key ? `${row.label}, ${day(row.from)} ${clock(row.from)}–${clock(row.to)}` : "Outside of shifts";
    case "product":
    case "order":
      return row.label || `Without ${cut === "order" ? "an order" : "a product"}`;
    case "machine":
      return row.label;
  }
}
