"use client";
import { useEffect, useState } from "react";
import type { Failure } from "@/lib/apollo/errors";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import { FailureState, Skeleton } from "@/ui/feedback";
import { ImportColumns } from "./ImportColumns";
import { ImportFormat } from "./ImportFormat";
import { ImportTrial } from "./ImportTrial";
import type { Draft } from "./ImportsPage";
import type { Mapping, Trial } from "./imports";
import { failureOf, lacking, propose, start, tryOut } from "./imports";
import styles from "./imports.module.css";

/** After the last change so long is waited before the file is tried again. */
const SETTLE_MILLIS = 500;

type Tried = { mapping: Mapping; trial: Trial | null; failure: Failure | null };

/** A file that is here and not imported yet: what its columns mean, and what would become of its rows. */
export function ImportDraft({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const [proposal, setProposal] = useState(draft.proposal);
  const [mapping, setMapping] = useState<Mapping>(proposal.mapping);
  const [tried, setTried] = useState<Tried | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isStarting, setStarting] = useState(false);
  const missing = lacking(mapping);
  const isCurrent = tried?.mapping === mapping;

  useEffect(() => {
    if (missing !== null) return undefined;
    let isOver = false;
    const timer = setTimeout(() => {
      tryOut(draft.id, mapping).then(
        (trial) => isOver || setTried({ mapping, trial, failure: null }),
        (error: unknown) => isOver || setTried({ mapping, trial: null, failure: failureOf(error) }),
      );
    }, SETTLE_MILLIS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [draft.id, mapping, missing]);

  const change = (changes: Partial<Mapping>) => setMapping((before) => ({ ...before, ...changes }));
  function layOut(layout: Pick<Mapping, "delimiter" | "skip_lines">) {
    change(layout);
    setFailure(null);
    propose(draft.id, layout).then(
      (found) => {
        setProposal(found);
        setMapping(({ zone, device, device_column }) => {
          const isThere = found.columns.some(({ name }) => name === device_column);
          return { ...found.mapping, zone, ...(device ? { device, device_column: null } : isThere ? { device_column: device_column ?? null } : {}) };
        });
      },
      (error: unknown) => setFailure(failureOf(error)),
    );
  }

  async function begin() {
    setStarting(true);
    try {
      await start(draft.id, mapping);
      onClose();
    } catch (error) {
      setFailure(failureOf(error));
      setStarting(false);
    }
  }

  const canStart = missing === null && isCurrent && tried.trial !== null;
  return (
    <>
      <Panel title={draft.name} hint="What its columns mean">
        <div className={styles.draft}>
          {proposal.notes.map((note) => (
            <p key={note} className={styles.note} role="note">
              {note}
            </p>
          ))}
          <ImportFormat columns={proposal.columns} mapping={mapping} onChange={change} onLayout={layOut} />
          <ImportColumns columns={proposal.columns} mapping={mapping} onChange={change} />
        </div>
      </Panel>
      <Panel
        title="What it would become"
        hint="Nothing is stored yet"
        actions={
          <>
            <Button look="quiet" onClick={onClose}>
              Another file
            </Button>
            <Button look="primary" icon="play" isBusy={isStarting} disabled={!canStart} onClick={() => void begin()}>
              Import
            </Button>
          </>
        }
      >
        <div className={styles.draft}>
          {missing !== null ? <p>{missing}</p> : null}
          {missing === null && tried === null ? <Skeleton /> : null}
          {missing === null && tried?.failure ? <FailureState failure={tried.failure} /> : null}
          {missing === null && tried?.trial ? <ImportTrial trial={tried.trial} mapping={mapping} isOld={!isCurrent} onChange={change} /> : null}
          {failure ? <FailureState failure={failure} /> : null}
        </div>
      </Panel>
    </>
  );
}
