"use client";
import { useState } from "react";
import { useLiveTopic } from "@/lib/apollo/live";
import { useHasRole } from "@/lib/auth/use-session";
import { Button } from "@/ui/Button";
import { LoadedRows } from "@/ui/LoadedRows";
import { PageHeading } from "@/ui/PageHeading";
import { Panel } from "@/ui/Panel";
import { EmptyState } from "@/ui/feedback";
import { StorageForm } from "./StorageForm";
import { TelemetryTabs } from "./TelemetryTabs";
import type { StoragePolicy } from "./storage-policies";
import { meaningOf, nameOf, STORAGE_POLICIES } from "./storage-policies";
import styles from "./storage.module.css";

const NONE = {};
const FOR_EVER = "Without a policy values, rollups, spectra and waveforms stay for ever, raw messages as long as the deployment says.";

/** How long what came in stays: of each measure that has a policy, and of all others. */
export function StoragePage() {
  const canKeep = useHasRole("manager");
  const [open, setOpen] = useState<StoragePolicy | "new" | null>(null);
  const { data, failure } = useLiveTopic(STORAGE_POLICIES, NONE);
  const policies = data?.storage_policy;
  return (
    <>
      <PageHeading
        title="Storage"
        actions={
          canKeep ? (
            <Button look="primary" icon="plus" onClick={() => setOpen("new")}>
              New policy
            </Button>
          ) : null
        }
      />
      <TelemetryTabs />
      <Panel title="How long data stays" hint="A measure’s own policy holds for it alone, in place of the one of all others" isFlush>
        <LoadedRows
          rows={policies}
          failure={failure}
          empty={
            <EmptyState icon="clock" title="Everything stays">
              {FOR_EVER}
            </EmptyState>
          }
        >
          {(policies) => (
            <ul>
              {policies.map((policy) => (
                <li key={policy.id} className={styles.policy} data-testid="policy">
                  <div className={styles.top}>
                    <strong>{nameOf(policy)}</strong>
                    {canKeep ? (
                      <Button look="quiet" onClick={() => setOpen(policy)} aria-label={`Edit the policy of ${nameOf(policy)}`}>
                        Edit
                      </Button>
                    ) : null}
                  </div>
                  <dl className={styles.meaning}>
                    {meaningOf(policy).map(({ of, words }) => (
                      <div key={of}>
                        <dt>{of}</dt>
                        <dd>{words}</dd>
                      </div>
                    ))}
                  </dl>
                </li>
              ))}
            </ul>
          )}
        </LoadedRows>
      </Panel>
      {policies?.length && policies.every(({ measure }) => measure !== null) ? <p className={styles.note}>{FOR_EVER}</p> : null}
      {open ? (
        <StorageForm policy={open === "new" ? null : open} taken={(policies ?? []).map(({ measure }) => measure)} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
}
