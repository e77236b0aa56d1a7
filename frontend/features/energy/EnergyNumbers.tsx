import { formatMoney, formatNumber, formatQuantity, formatShare } from "@/lib/format/number";
import { formatClock, formatDay } from "@/lib/format/time";
import { useTimeZone } from "@/lib/format/time-zone";
import { Stat, StatRow } from "@/ui/Stat";
import styles from "./energy.module.css";
import type { EnergyReport } from "./useEnergyReport";

/** The key numbers of a period. */
export function EnergyNumbers({ report, currency }: { report: EnergyReport; currency: string }) {
  const timeZone = useTimeZone();
  const { total, demand } = report;
  const peakAt = demand?.peak_from;
  return (
    <div className={styles.numbers}>
      <StatRow>
        <Stat
          icon="bolt"
          label="Energy"
          value={<span data-testid="energy-total">{formatQuantity(total.energy_kwh, "kWh")}</span>}
          detail={`${formatNumber(total.measured_hours, { digits: 1 })} machine hours measured`}
          isLive
        />
        <Stat icon="coin" label="Cost" value={formatMoney(total.cost, currency)} detail={costDetail(report, currency)} />
        <Stat
          icon="leaf"
          label="Emissions"
          value={formatQuantity(total.emissions_kg, "kg CO₂e")}
          detail={total.emissions_kg === null ? "no grid zone" : "location-based"}
        />
        <Stat
          icon="pause"
          label="Standby"
          value={formatQuantity(total.standby_kwh, "kWh")}
          detail={`${formatShare(total.standby_share)} of the energy`}
        />
      </StatRow>
      <StatRow>
        <Stat
          label="Peak demand"
          value={formatQuantity(demand?.peak_kw, "kW")}
          detail={
            peakAt
              ? `¼ h from ${formatDay(peakAt, { timeZone })} ${formatClock(peakAt, { timeZone })}; any 15 min: ${formatQuantity(demand.sliding_peak_kw, "kW")}`
              : demand
                ? "no whole quarter hour measured"
                : "for up to 31 days"
          }
        />
        <Stat label="Base load" value={formatQuantity(demand?.base_load_kw, "kW")} detail="what is always drawn" />
        <Stat label="Load factor" value={formatShare(demand?.load_factor)} detail="mean ÷ peak demand" />
        <Stat
          label="Energy a good part"
          value={formatQuantity(total.kwh_per_good_part, "kWh")}
          detail={`${formatNumber(total.good_quantity, { digits: 0 })} good parts`}
        />
      </StatRow>
    </div>
  );
}

function costDetail({ total, demand_charges: charges }: EnergyReport, currency: string): string {
  if (total.cost === null) return "no tariff";
  return charges.length > 0 && total.total_cost !== null ? `with demand ${formatMoney(total.total_cost, currency)}` : "by time of use";
}
