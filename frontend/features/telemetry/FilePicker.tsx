"use client";
import type { DragEvent } from "react";
import { useEffect, useId, useRef, useState } from "react";
import type { Failure } from "@/lib/apollo/errors";
import { formatNumber } from "@/lib/format/number";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import { FailureState } from "@/ui/feedback";
import type { Draft } from "./ImportsPage";
import { failureOf, propose, upload } from "./imports";
import styles from "./imports.module.css";

const MEGABYTE = 1024 * 1024;

/** Takes a file, by choice or by drop, and brings it to the server. */
export function FilePicker({ onDraft }: { onDraft: (draft: Draft) => void }) {
  const id = useId();
  const [sending, setSending] = useState<{ file: File; share: number } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isOver, setOver] = useState(false);
  const underway = useRef<AbortController | null>(null);
  useEffect(() => () => underway.current?.abort(), []);

  async function bring(file: File | undefined) {
    if (!file) return;
    const controller = new AbortController();
    underway.current = controller;
    setFailure(null);
    setSending({ file, share: 0 });
    try {
      const draft = await upload(file, (share) => setSending({ file, share }), controller.signal);
      const proposal = await propose(draft);
      if (!controller.signal.aborted) onDraft({ id: draft, name: file.name, proposal });
    } catch (error) {
      if (!controller.signal.aborted) setFailure(failureOf(error));
    } finally {
      setSending(null);
    }
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (!sending) void bring(event.dataTransfer.files[0]);
  }

  return (
    <Panel title="Import a file" hint="CSV or Parquet. You see what it would become before anything is stored.">
      {failure ? <FailureState failure={failure} /> : null}
      {sending ? (
        <div className={styles.sending} role="status">
          <p>
            {sending.share < 1 ? "Sending" : "Reading"} <b>{sending.file.name}</b>,{" "}
            {formatNumber(sending.file.size / MEGABYTE, { digits: sending.file.size < MEGABYTE ? 2 : 0 })} MB
          </p>
          <progress aria-label="Sent" max={1} value={sending.share < 1 ? sending.share : undefined} />
          <Button look="quiet" onClick={() => underway.current?.abort()}>
            Cancel
          </Button>
        </div>
      ) : (
        <label
          htmlFor={id}
          className={styles.drop}
          data-over={isOver || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <span>
            <b>Choose a file</b>, or drop it here
          </span>
          <input
            id={id}
            type="file"
            className="sr"
            accept=".csv,.txt,.tsv,.parquet,text/csv,text/plain"
            onChange={(event) => {
              void bring(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
        </label>
      )}
    </Panel>
  );
}
