"use client";
import { NOTIFICATIONS, NOTIFICATIONS_VARIABLES, UNREAD_COUNT } from "@/features/notifications/topics";
import { useLiveTopic } from "@/lib/apollo/live";

const NONE = {};

/** The subscribers of what every page shows: each topic once per tab, read from the cache by any component. */
export function LiveTopics() {
  useLiveTopic(UNREAD_COUNT, NONE);
  useLiveTopic(NOTIFICATIONS, NOTIFICATIONS_VARIABLES);
  return null;
}
