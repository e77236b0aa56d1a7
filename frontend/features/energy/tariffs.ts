import { graphql } from "@/gql";
import type { TariffsSubscription } from "@/gql/graphql";

export const TARIFFS = graphql(`
  subscription Tariffs {
    tariff(order_by: [{ valid_from: desc }, { name: asc }]) {
      id
      name
      price_per_kwh
      demand_price_per_kw
      demand_method
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

/** Which 15 minutes a month's peak is the mean of. */
export const DEMAND_METHODS: Readonly<Record<string, string>> = { fixed: "quarter hours of the clock", sliding: "any 15 minutes" };

export type Tariff = TariffsSubscription["tariff"][number];
export type TariffPeriod = Tariff["tariff_periods"][number];
