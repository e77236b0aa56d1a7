"use client";
import type { Scope } from "@/features/factories/scopes";
import { formatMoney, formatNumber, formatQuantity, formatShare } from "@/lib/format/number";
import type { Period } from "@/lib/format/periods";
import { Panel } from "@/ui/Panel";
import { Head, NumberCell, Table } from "@/ui/Table";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import { useEnergyReport } from "./useEnergyReport";

/** Which machine drew how much. */
export function MachineTable({ scope, period }: { scope: Scope; period: Period }) {
  const { report, failure, retry } = useEnergyReport(scope, period, "machine");
  const rows = [...(report?.rows ?? [])].sort((a, b) => b.energy_kwh - a.energy_kwh);
  return (
    <Panel title="Machines" hint="most energy first" isFlush>
      {failure ? <FailureState failure={failure} onRetry={retry} /> : null}
      {report === undefined && !failure ? <Skeleton /> : null}
      {report && rows.length === 0 ? <EmptyState icon="bolt" title="No machine was metered in this period" /> : null}
      {rows.length > 0 ? (
        <Table
          label="Energy by machine"
          head={
            <>
              <Head>Machine</Head>
              <Head isNumber>Energy</Head>
              <Head isNumber>Standby</Head>
              <Head isNumber>Cost</Head>
              <Head isNumber>CO₂e</Head>
              <Head isNumber>Good parts</Head>
              <Head isNumber>A part</Head>
            </>
          }
        >
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              <NumberCell>{formatQuantity(row.energy_kwh, "kWh")}</NumberCell>
              <NumberCell title={formatQuantity(row.standby_kwh, "kWh")}>{formatShare(row.standby_share)}</NumberCell>
              <NumberCell>{formatMoney(row.cost, scope.currency)}</NumberCell>
              <NumberCell>{formatQuantity(row.emissions_kg, "kg")}</NumberCell>
              <NumberCell>{formatNumber(row.good_quantity, { digits: 0 })}</NumberCell>
              <NumberCell>{formatQuantity(row.kwh_per_good_part, "kWh")}</NumberCell>
            </tr>
          ))}
        </Table>
      ) : null}
    </Panel>
  );
}
