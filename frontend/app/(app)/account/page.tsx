import type { Metadata } from "next";
import { AccountPage } from "@/features/auth/AccountPage";
import { PageHeading } from "@/ui/PageHeading";

export const metadata: Metadata = { title: "Account" };

export default function Page() {
  return (
    <>
      <PageHeading title="Account" />
      <AccountPage />
    </>
  );
}
