"use client";
import type { ReactNode } from "react";
import { TimeZoneProvider } from "@/lib/format/time-zone";
import type { Address } from "@/lib/use-address";
import { useAddress } from "@/lib/use-address";
import type { IconName } from "@/ui/Icon";
import { PageHeading } from "@/ui/PageHeading";
import { Panel } from "@/ui/Panel";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import type { Scope, ScopeKind } from "./scopes";
import { useScopes } from "./useScopes";

/** The scope that is looked at, all that one may choose from, and the address that keeps the choice. */
export type InScope = { scope: Scope; scopes: readonly Scope[]; address: Address };

type Props = {
  title: string;
  icon: IconName;
  /** What it takes to see anything here, for who has no factory yet. */
  needs: string;
  /** What it can be about; all kinds where none is said. */
  of?: ScopeKind;
  /** The pages beside it. */
  tabs?: ReactNode;
  children: (chosen: InScope) => ReactNode;
};

/** A page about one factory, area, line or machine, in its time zone; `of` in the address names it. */
export function ScopedPage({ title, icon, needs, of, tabs, children }: Props) {
  const address = useAddress();
  const { scopes: all, failure, retry } = useScopes();
  const scopes = of ? all?.filter((scope) => scope.kind === of) : all;
  const scope = scopes?.find((item) => item.id === address.get("of")) ?? scopes?.[0];
  return (
    <>
      <PageHeading title={title} />
      {tabs}
      {failure ? <FailureState failure={failure} onRetry={retry} /> : null}
      {scopes === undefined && !failure ? <Skeleton height={420} /> : null}
      {scopes && !scope ? (
        <Panel title={title}>
          <EmptyState icon={icon} title={of === "machine" ? "No machines yet" : "No factories yet"}>
            {needs}
          </EmptyState>
        </Panel>
      ) : null}
      {scopes && scope ? (
        <TimeZoneProvider timeZone={scope.timeZone}>{children({ scope, scopes, address })}</TimeZoneProvider>
      ) : null}
    </>
  );
}
