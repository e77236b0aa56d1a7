/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  mutation MarkAllNotificationsRead {\n    mark_all_notifications_read {\n      marked\n    }\n  }\n": typeof types.MarkAllNotificationsReadDocument,
    "\n  fragment NotificationRow on notification {\n    id\n    severity\n    title\n    body\n    topic\n    created_at\n    read_at\n    machine {\n      id\n      name\n    }\n    work_order {\n      id\n      number\n    }\n  }\n": typeof types.NotificationRowFragmentDoc,
    "\n  mutation MarkNotificationRead($id: uuid!) {\n    mark_notification_read(id: $id) {\n      id\n    }\n  }\n": typeof types.MarkNotificationReadDocument,
    "\n  subscription UnreadCount {\n    notification_aggregate(where: { read_at: { _is_null: true } }) {\n      aggregate {\n        count\n      }\n    }\n  }\n": typeof types.UnreadCountDocument,
    "\n  subscription Notifications($limit: Int!) {\n    notification(order_by: [{ created_at: desc }], limit: $limit) {\n      ...NotificationRow\n    }\n  }\n": typeof types.NotificationsDocument,
    "\n  query OrganizationName($id: uuid!) {\n    organization_by_pk(id: $id) {\n      id\n      name\n    }\n  }\n": typeof types.OrganizationNameDocument,
};
const documents: Documents = {
    "\n  mutation MarkAllNotificationsRead {\n    mark_all_notifications_read {\n      marked\n    }\n  }\n": types.MarkAllNotificationsReadDocument,
    "\n  fragment NotificationRow on notification {\n    id\n    severity\n    title\n    body\n    topic\n    created_at\n    read_at\n    machine {\n      id\n      name\n    }\n    work_order {\n      id\n      number\n    }\n  }\n": types.NotificationRowFragmentDoc,
    "\n  mutation MarkNotificationRead($id: uuid!) {\n    mark_notification_read(id: $id) {\n      id\n    }\n  }\n": types.MarkNotificationReadDocument,
    "\n  subscription UnreadCount {\n    notification_aggregate(where: { read_at: { _is_null: true } }) {\n      aggregate {\n        count\n      }\n    }\n  }\n": types.UnreadCountDocument,
    "\n  subscription Notifications($limit: Int!) {\n    notification(order_by: [{ created_at: desc }], limit: $limit) {\n      ...NotificationRow\n    }\n  }\n": types.NotificationsDocument,
    "\n  query OrganizationName($id: uuid!) {\n    organization_by_pk(id: $id) {\n      id\n      name\n    }\n  }\n": types.OrganizationNameDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkAllNotificationsRead {\n    mark_all_notifications_read {\n      marked\n    }\n  }\n"): (typeof documents)["\n  mutation MarkAllNotificationsRead {\n    mark_all_notifications_read {\n      marked\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment NotificationRow on notification {\n    id\n    severity\n    title\n    body\n    topic\n    created_at\n    read_at\n    machine {\n      id\n      name\n    }\n    work_order {\n      id\n      number\n    }\n  }\n"): (typeof documents)["\n  fragment NotificationRow on notification {\n    id\n    severity\n    title\n    body\n    topic\n    created_at\n    read_at\n    machine {\n      id\n      name\n    }\n    work_order {\n      id\n      number\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkNotificationRead($id: uuid!) {\n    mark_notification_read(id: $id) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation MarkNotificationRead($id: uuid!) {\n    mark_notification_read(id: $id) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription UnreadCount {\n    notification_aggregate(where: { read_at: { _is_null: true } }) {\n      aggregate {\n        count\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription UnreadCount {\n    notification_aggregate(where: { read_at: { _is_null: true } }) {\n      aggregate {\n        count\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Notifications($limit: Int!) {\n    notification(order_by: [{ created_at: desc }], limit: $limit) {\n      ...NotificationRow\n    }\n  }\n"): (typeof documents)["\n  subscription Notifications($limit: Int!) {\n    notification(order_by: [{ created_at: desc }], limit: $limit) {\n      ...NotificationRow\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrganizationName($id: uuid!) {\n    organization_by_pk(id: $id) {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  query OrganizationName($id: uuid!) {\n    organization_by_pk(id: $id) {\n      id\n      name\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;