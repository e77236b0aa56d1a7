import { graphql } from "@/gql";

/** Work orders in some statuses, the most pressing first, newest first within. */
export const WORK_ORDERS = graphql(`
  subscription WorkOrders($where: work_order_bool_exp!, $limit: Int!) {
    work_order(where: $where, order_by: [{ created_at: desc }], limit: $limit) {
      ...WorkOrderRow
    }
  }
`);

export const OPEN_STATUSES = ["open", "in_progress", "on_hold"];
