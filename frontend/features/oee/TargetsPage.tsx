"use client";
import { useState } from "react";
import { useLiveTopic } from "@/lib/apollo/live";
import { useHasRole } from "@/lib/auth/use-session";
import { formatShare } from "@/lib/format/number";
import { useNow } from "@/lib/format/use-now";
import { useAddress } from "@/lib/use-address";
import { validityWords } from "@/lib/validity";
import { Button } from "@/ui/Button";
import { HoldsBadge } from "@/ui/HoldsBadge";
import { LoadedRows } from "@/ui/LoadedRows";
import { MoreLink } from "@/ui/MoreLink";
import { PageHeading } from "@/ui/PageHeading";
import { Panel } from "@/ui/Panel";
import { ActionsHead, Head, NumberCell, Table } from "@/ui/Table";
import { EmptyState } from "@/ui/feedback";
import { OeeTabs } from "./OeeTabs";
import { TargetForm } from "./TargetForm";
import styles from "./oee.module.css";
import type { OeeTarget } from "./targets";
import { ownerOf, TARGETS, widestFirst } from "./targets";

const NONE = {};
/** What OEE is meant to be: of factories, areas, lines and machines, from when until when. */
export function TargetsPage() {
  const canKeep = useHasRole("manager");
  const now = useNow(60_000);
  const address = useAddress();
  const [open, setOpen] = useState<OeeTarget | "new" | null>(null);
  const { data, failure } = useLiveTopic(TARGETS, NONE);
  return (
    <>
      <PageHeading
        title="OEE targets"
        actions={
          canKeep ? (
            <Button look="primary" icon="plus" onClick={() => setOpen("new")}>
              New target
            </Button>
          ) : null
        }
      />
      <OeeTabs />
      <Panel title="Targets" hint="Of a machine its own holds, else its line’s, its area’s, its factory’s; the trend and reports go by it" isFlush>
        <LoadedRows
          rows={data ? widestFirst(data.oee_target) : undefined}
          failure={failure}
          empty={
            <EmptyState icon="gauge" title="No targets yet">
              A target says what OEE is meant to be; the trend and reports then say what is missing to it, in time and in good parts.
            </EmptyState>
          }
        >
          {(targets) => (
            <Table
              label="OEE targets"
              head={
                <>
                  <Head>Of</Head>
                  <Head isNumber>OEE of at least</Head>
                  <Head>Holds</Head>
                  <Head>Now</Head>
                  <ActionsHead />
                </>
              }
            >
              {targets.map((target) => {
                const owner = ownerOf(target);
                return (
                  <tr key={target.id} data-testid="target">
                    <th scope="row">
                      {owner.name}
                      <span className={styles.soft}>{owner.kind}</span>
                    </th>
                    <NumberCell>{formatShare(target.target)}</NumberCell>
                    <td>{validityWords(target, target.factory.time_zone)}</td>
                    <td>
                      <HoldsBadge of={target} now={now} />
                    </td>
                    <td>
                      <span className={styles.buttons}>
                        <MoreLink href={`/oee?of=${owner.id}`}>Trend</MoreLink>
                        {canKeep ? (
                          <Button look="quiet" onClick={() => setOpen(target)} aria-label={`Edit the target of ${owner.name}`}>
                            Edit
                          </Button>
                        ) : null}
                      </span>
                    </td>
                  </tr>
                );
              })}
            </Table>
          )}
        </LoadedRows>
      </Panel>
      {open ? (
        <TargetForm target={open === "new" ? null : open} of={address.get("of") || null} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
}
