import { formatMoney, formatQuantity } from "@/lib/format/number";
import { formatDay } from "@/lib/format/time";
import { useTimeZone } from "@/lib/format/time-zone";
import { Badge } from "@/ui/Badge";
import { Panel } from "@/ui/Panel";
import { Head, NumberCell, Table } from "@/ui/Table";
import { EmptyState } from "@/ui/feedback";
import styles from "./energy.module.css";
import type { EnergyReport } from "./useEnergyReport";

const FLAGS: Record<string, string> = { demand_not_calculated: "Load and prices for up to 31 days" };

/** Why a month's peak has no charge yet, or whose it is. */
const OF_CHARGE: Record<string, string> = {
  partial_period: "not a whole month yet",
  partly_measured: "not all of it measured",
  own_peak: "of its own peak",
};

/** Why energy and demand together have no cost yet. */
const OF_TOTAL: Record<string, string> = {
  ...OF_CHARGE,
  no_tariff: "no tariff for some of the energy",
  not_measured: "nothing measured",
  demand_charge_not_calculated: "too long to work out the demand",
};

/** What the energy cost, by the tariff's times of use, and what its peaks cost beside it. */
export function TimeOfUsePanel({ report, currency }: { report: EnergyReport; currency: string }) {
  const timeZone = useTimeZone();
  const { costs, demand_charges: charges, flags, total } = report;
  return (
    <Panel title="Cost by time of use" isFlush>
      {costs.length === 0 && charges.length === 0 ? (
        <EmptyState icon="coin" title={total.cost === null ? "No cost known" : "Not worked out for so long a time"}>
          {total.cost === null ? "A manager keeps the factory’s tariff; it has to hold in this period." : "Choose a month or less."}
        </EmptyState>
      ) : (
        <Table
          label="Cost by time of use"
          head={
            <>
              <Head>Time of use</Head>
              <Head isNumber>Price a kWh</Head>
              <Head isNumber>Energy or peak</Head>
              <Head isNumber>Cost</Head>
            </>
          }
          foot={
            charges.length > 0 ? (
              <tr>
                <th scope="row">
                  Energy and demand
                  {report.total_cost_flags.length > 0 ? <small className={styles.why}>{said(report.total_cost_flags, OF_TOTAL)}</small> : null}
                </th>
                <NumberCell>–</NumberCell>
                <NumberCell>{formatQuantity(total.energy_kwh, "kWh")}</NumberCell>
                <NumberCell>{formatMoney(total.total_cost, currency)}</NumberCell>
              </tr>
            ) : undefined
          }
        >
          {costs.map((line) => (
            <tr key={`${line.name} ${line.price_per_kwh}`}>
              <th scope="row">{line.name}</th>
              <NumberCell>{formatMoney(line.price_per_kwh, currency)}</NumberCell>
              <NumberCell>{formatQuantity(line.energy_kwh, "kWh")}</NumberCell>
              <NumberCell>{formatMoney(line.cost, currency)}</NumberCell>
            </tr>
          ))}
          {charges.map((charge) => (
            <tr key={`${charge.name} ${charge.from}`}>
              <th scope="row">
                Demand, {charge.name}
                {charges.length > 1 ? <small> from {formatDay(charge.from, { timeZone })}</small> : null}
                {charge.flags.length > 0 ? <small className={styles.why}>{said(charge.flags, OF_CHARGE)}</small> : null}
              </th>
              <NumberCell>{formatMoney(charge.price_per_kw, currency)} a kW</NumberCell>
              <NumberCell>{charge.peak_kw === null ? "–" : formatQuantity(charge.peak_kw, "kW")}</NumberCell>
              <NumberCell>{charge.cost === null ? "–" : formatMoney(charge.cost, currency)}</NumberCell>
            </tr>
          ))}
        </Table>
      )}
      {flags.length > 0 ? (
        <p className={styles.flags}>
          {flags.map((flag) => (
            <Badge key={flag} tone="stopped" icon="alert">
              {FLAGS[flag] ?? flag.replaceAll("_", " ")}
            </Badge>
          ))}
        </p>
      ) : null}
    </Panel>
  );
}

function said(flags: readonly string[], words: Record<string, string>): string {
  return flags.map((flag) => words[flag] ?? flag.replaceAll("_", " ")).join(", ");
}
