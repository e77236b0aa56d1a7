import { formatMoney, formatQuantity } from "@/lib/format/number";
import { Badge } from "@/ui/Badge";
import { Panel } from "@/ui/Panel";
import { Head, NumberCell, Table } from "@/ui/Table";
import { EmptyState } from "@/ui/feedback";
import styles from "./energy.module.css";
import type { EnergyReport } from "./useEnergyReport";

const FLAGS: Record<string, string> = { demand_not_calculated: "Demand and prices are worked out for up to 31 days" };

type Props = { costs: EnergyReport["costs"]; currency: string; flags: readonly string[] };

/** What the energy cost, by the tariff's times of use. */
export function TimeOfUsePanel({ costs, currency, flags }: Props) {
  return (
    <Panel title="Cost by time of use" isFlush>
      {costs.length === 0 ? (
        <EmptyState icon="coin" title="No cost known">
          An engineer keeps the factory’s tariff; it has to hold in this period.
        </EmptyState>
      ) : (
        <Table
          label="Cost by time of use"
          head={
            <>
              <Head>Time of use</Head>
              <Head isNumber>Price a kWh</Head>
              <Head isNumber>Energy</Head>
              <Head isNumber>Cost</Head>
            </>
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
