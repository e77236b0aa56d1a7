import { graphql } from "@/gql";
import type { TariffsSubscription } from "@/gql/graphql";

export const TARIFFS = graphql(`
  subscription Tariffs {
    tariff(order_by: [{ valid_from: desc }, { name: asc }]) {
      id
      name
      price_per_kwh
      valid_from
      valid_to
      factory {
        id
        name
        currency
        time_zone
      }
      tariff_periods(order_by: [{ starts: asc }, { name: asc }]) {
        id
        name
        weekdays
        starts
        ends
        price_per_kwh
      }
    }
  }
`);

export const CREATE_TARIFF = graphql(`
  mutation CreateTariff($input: TariffInput!) {
    create_tariff(input: $input) {
      id
    }
  }
`);

export const CHANGE_TARIFF = graphql(`
  mutation ChangeTariff($id: uuid!, $changes: TariffChanges!) {
    change_tariff(id: $id, changes: $changes) {
      id
    }
  }
`);

export const CREATE_PERIOD = graphql(`
  mutation CreateTariffPeriod($input: TariffPeriodInput!) {
    create_tariff_period(input: $input) {
      id
    }
  }
`);

export const CHANGE_PERIOD = graphql(`
  mutation ChangeTariffPeriod($id: uuid!, $changes: TariffPeriodChanges!) {
    change_tariff_period(id: $id, changes: $changes) {
      id
    }
  }
`);

export type Tariff = TariffsSubscription["tariff"][number];
export type TariffPeriod = Tariff["tariff_periods"][number];

export const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** ISO weekdays (1 = Monday) as they are stored. */
export function weekdaysOf(period: Pick<TariffPeriod, "weekdays">): number[] {
  return Array.isArray(period.weekdays) ? period.weekdays.filter((day): day is number => typeof day === "number") : [];
}

/** `Mon–Fri 06:00–22:00`. */
export function timesOf(period: TariffPeriod): string {
  const days = [...weekdaysOf(period)].sort((a, b) => a - b);
  const name = (day: number | undefined) => (day === undefined ? "" : (WEEKDAYS[day - 1] ?? ""));
  const isRun = days.every((day, index) => index === 0 || day === (days[index - 1] ?? 0) + 1);
  const said = days.length > 2 && isRun ? `${name(days[0])}–${name(days.at(-1))}` : days.map(name).join(", ");
  const [starts, ends] = [period.starts.slice(0, 5), period.ends.slice(0, 5)];
  return `${said} ${starts === ends ? "all day" : `${starts}–${ends}`}`;
}
