import { graphql } from "@/gql";
import type { ReportDeliveriesSubscription, ReportSchedulesSubscription } from "@/gql/graphql";

export const SCHEDULES = graphql(`
  subscription ReportSchedules {
    report_schedule(order_by: [{ name: asc }]) {
      id
      name
      report
      scope
      scope_id
      period
      bucket
      cron
      recipients
      enabled
      next_at
      factory {
        id
        name
        time_zone
      }
    }
  }
`);

export const DELIVERIES = graphql(`
  subscription ReportDeliveries($limit: Int!) {
    report_delivery(order_by: [{ created_at: desc }, { id: asc }], limit: $limit) {
      id
      status
      attempts
      reason
      recipients
      period_from
      period_to
      sent_at
      created_at
      next_attempt_at
      message_id
      report_schedule {
        id
        name
        report
        scope
        scope_id
        bucket
        factory {
          id
          time_zone
        }
      }
    }
  }
`);

export const CREATE_SCHEDULE = graphql(`
  mutation CreateReportSchedule($input: ReportScheduleInput!) {
    create_report_schedule(input: $input) {
      id
    }
  }
`);

export const CHANGE_SCHEDULE = graphql(`
  mutation ChangeReportSchedule($id: uuid!, $changes: ReportScheduleChanges!) {
    change_report_schedule(id: $id, changes: $changes) {
      id
    }
  }
`);

export const SEND_NOW = graphql(`
  mutation SendReportNow($id: uuid!) {
    send_report_now(id: $id) {
      id
    }
  }
`);

export const SEND_AGAIN = graphql(`
  mutation SendReportAgain($id: uuid!) {
    send_report_again(id: $id) {
      id
    }
  }
`);

export type Schedule = ReportSchedulesSubscription["report_schedule"][number];
export type Delivery = ReportDeliveriesSubscription["report_delivery"][number];

export const REPORTS: Readonly<Record<string, string>> = { oee: "OEE", energy: "Energy", condition: "Condition" };
export const PERIODS: Readonly<Record<string, string>> = { day: "the last day", week: "the last week", month: "the last month" };
export const BUCKETS: Readonly<Record<string, string>> = { hour: "by hour", day: "by day", week: "by week", month: "by month" };
export const TIMES: Readonly<Record<string, string>> = {
  "0 6 * * *": "Every day at 06:00",
  "0 6 * * 1-5": "Monday to Friday at 06:00",
  "0 6 * * 1": "Mondays at 06:00",
  "0 6 1 * *": "On the first of the month at 06:00",
};

/** Addresses as they are stored. */
export function recipientsOf({ recipients }: Pick<Schedule, "recipients">): string[] {
  return Array.isArray(recipients) ? recipients.filter((one): one is string => typeof one === "string") : [];
}
