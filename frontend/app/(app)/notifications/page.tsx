import type { Metadata } from "next";
import { NotificationList } from "@/features/notifications/NotificationList";
import { PageHeading } from "@/ui/PageHeading";

export const metadata: Metadata = { title: "Notifications" };

export default function NotificationsPage() {
  return (
    <>
      <PageHeading title="Notifications" />
      <NotificationList />
    </>
  );
}
