import { graphql } from "@/gql";
import type { BudgetsSubscription } from "@/gql/graphql";

export const BUDGETS = graphql(`
  subscription Budgets {
    budget(order_by: [{ name: asc }]) {
      id
      name
      period
      limit_kwh
      enabled
      updated_at
      factory {
        id
        name
        time_zone
      }
      machine {
        id
        name
      }
      meter_binding {
        id
        phase
      }
      budget_breaches(order_by: [{ found_at: desc }], limit: 1) {
        id
        kind
        found_at
        period_from
      }
    }
  }
`);

export const OUTLOOK = graphql(`
  query BudgetOutlook($id: uuid!) {
    budget_outlook(id: $id) {
      from
      to
      limit_kwh
      used_kwh
      projected_kwh
      least_kwh
      most_kwh
      coverage
      flags
      breaches
    }
  }
`);

export const CREATE_BUDGET = graphql(`
  mutation CreateBudget($input: BudgetInput!) {
    create_budget(input: $input) {
      id
    }
  }
`);

export const CHANGE_BUDGET = graphql(`
  mutation ChangeBudget($id: uuid!, $changes: BudgetChanges!) {
    change_budget(id: $id, changes: $changes) {
      id
    }
  }
`);

export type Budget = BudgetsSubscription["budget"][number];

export const PERIODS: Readonly<Record<string, string>> = { day: "a day", week: "a week", month: "a month" };
