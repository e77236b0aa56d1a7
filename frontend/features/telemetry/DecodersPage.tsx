"use client";
import { useState } from "react";
import { useLiveTopic } from "@/lib/apollo/live";
import { useHasRole } from "@/lib/auth/use-session";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { LoadedRows } from "@/ui/LoadedRows";
import { PageHeading } from "@/ui/PageHeading";
import { Panel } from "@/ui/Panel";
import { RelativeTime } from "@/ui/RelativeTime";
import { ActionsHead, Head, Table, WrapCell } from "@/ui/Table";
import { EmptyState } from "@/ui/feedback";
import { DecoderForm } from "./DecoderForm";
import { TelemetryTabs } from "./TelemetryTabs";
import type { Decoder } from "./decoders";
import { DECODERS } from "./decoders";

const NONE = {};

/** How payloads of device models become measurements: mappings, tried on what came before they are set. */
export function DecodersPage() {
  const canSee = useHasRole("engineer");
  const canSet = useHasRole("manager");
  const [open, setOpen] = useState<Decoder | "new" | null>(null);
  return (
    <>
      <PageHeading
        title="Decoders"
        actions={
          canSee ? (
            <Button look="primary" icon="plus" onClick={() => setOpen("new")}>
              New decoder
            </Button>
          ) : null
        }
      />
      <TelemetryTabs />
      {canSee ? (
        <Decoders onOpen={setOpen} />
      ) : (
        <Panel title="Decoders">
          <EmptyState icon="gear" title="For engineers">
            How payloads are read is looked after by engineers.
          </EmptyState>
        </Panel>
      )}
      {open ? <DecoderForm decoder={open === "new" ? null : open} canSet={canSet} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

function Decoders({ onOpen }: { onOpen: (decoder: Decoder) => void }) {
  const { data, failure } = useLiveTopic(DECODERS, NONE);
  const decoders = data?.decoder;
  return (
    <Panel title="Mappings" hint="Ingest goes by a change within 10 seconds" isFlush>
      <LoadedRows
        rows={decoders}
        failure={failure}
        empty={
          <EmptyState icon="gear" title="No mappings yet">
            A mapping says which parts of a payload are the device, the time and the values.
          </EmptyState>
        }
      >
        {(decoders) => (
          <Table
            label="Decoders"
            head={
              <>
                <Head>Device model</Head>
                <Head>Values</Head>
                <Head>State</Head>
                <Head>Changed</Head>
                <ActionsHead />
              </>
            }
          >
            {decoders.map((decoder) => (
              <tr key={decoder.id}>
                <th scope="row">{decoder.model}</th>
                <WrapCell>{Object.keys((decoder.mapping as { values?: object }).values ?? {}).join(", ")}</WrapCell>
                <td>{decoder.enabled ? <Badge tone="running">In use</Badge> : <Badge tone="off">Off</Badge>}</td>
                <td>
                  <RelativeTime at={decoder.updated_at} />
                </td>
                <td>
                  <Button onClick={() => onOpen(decoder)}>Open</Button>
                </td>
              </tr>
            ))}
          </Table>
        )}
      </LoadedRows>
    </Panel>
  );
}
