import { graphql } from "@/gql";

export const UNREAD_COUNT = graphql(`
  subscription UnreadCount {
    notification_aggregate(where: { read_at: { _is_null: true } }) {
      aggregate {
        count
      }
    }
  }
`);

export const NOTIFICATIONS = graphql(`
  subscription Notifications($limit: Int!) {
    notification(order_by: [{ created_at: desc }], limit: $limit) {
      ...NotificationRow
    }
  }
`);

/** How many of the newest are kept live. */
export const NOTIFICATIONS_VARIABLES = { limit: 100 };
