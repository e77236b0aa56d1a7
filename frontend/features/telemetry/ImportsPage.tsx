"use client";
import { useState } from "react";
import { useHasRole } from "@/lib/auth/use-session";
import { PageHeading } from "@/ui/PageHeading";
import { Panel } from "@/ui/Panel";
import { EmptyState } from "@/ui/feedback";
import { FilePicker } from "./FilePicker";
import { ImportDraft } from "./ImportDraft";
import { ImportList } from "./ImportList";
import { TelemetryTabs } from "./TelemetryTabs";
import type { Proposal } from "./imports";

export type Draft = { id: string; name: string; proposal: Proposal };

/** Files of measurements: brought, looked at, imported, and how that goes. */
export function ImportsPage() {
  const canImport = useHasRole("engineer");
  const [draft, setDraft] = useState<Draft | null>(null);
  return (
    <>
      <PageHeading title="Imports" />
      <TelemetryTabs />
      {!canImport ? (
        <Panel title="Imports">
          <EmptyState icon="download" title="For engineers">
            Files of measurements are imported by engineers.
          </EmptyState>
        </Panel>
      ) : (
        <>
          {draft ? <ImportDraft key={draft.id} draft={draft} onClose={() => setDraft(null)} /> : <FilePicker onDraft={setDraft} />}
          <ImportList />
        </>
      )}
    </>
  );
}
