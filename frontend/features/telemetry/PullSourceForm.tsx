"use client";
import { skipToken, useMutation, useQuery } from "@apollo/client/react";
import type { SyntheticEvent } from "react";
import { useRef, useState } from "react";
import { graphql } from "@/gql";
import type { TryPullSourceMutation } from "@/gql/graphql";
import type { Failure } from "@/lib/apollo/errors";
import { describeError } from "@/lib/apollo/errors";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Field } from "@/ui/Field";
import { FailureState } from "@/ui/feedback";
import { PullTrial } from "./PullTrial";
import { EXAMPLE_MAPPING } from "./decoders";
import type { PullSource } from "./pull-sources";
import { asInput, AUTHS, CHANGE, CREATE, fieldsOf, FORMATS, KINDS, REMOVE, TRY } from "./pull-sources";
import styles from "./telemetry.module.css";

const DECODER = graphql(`
  query DecoderOf($model: String!) {
    decoder(where: { model: { _eq: $model } }) {
      id
      mapping
    }
  }
`);

/** A source, new or as it is: tried out before it is kept. */
export function PullSourceForm({ source, onClose }: { source: PullSource | null; onClose: () => void }) {
  const form = useRef<HTMLFormElement>(null);
  const known = source?.kind.startsWith("payloads/") ? source.kind.slice("payloads/".length) : "";
  const stored: unknown = useQuery(DECODER, known ? { variables: { model: known } } : skipToken).data?.decoder[0]?.mapping;
  const [kind, setKind] = useState(known || !source ? "payloads" : source.kind);
  const [auth, setAuth] = useState(source?.auth ?? "none");
  const [failure, setFailure] = useState<Failure | null>(null);
  const [trial, setTrial] = useState<TryPullSourceMutation["try_pull_source"] | null>(null);
  const [isSure, setSure] = useState(false);
  const [create, creating] = useMutation(CREATE);
  const [change, changing] = useMutation(CHANGE);
  const [remove, removing] = useMutation(REMOVE);
  const [tryOut, trying] = useMutation(TRY);
  const cursor = (source?.cursor ?? {}) as Record<string, string | undefined>;
  const fail = (error: unknown) => setFailure(describeError(error));

  function read() {
    setFailure(null);
    setTrial(null);
    const fields = form.current ? fieldsOf(new FormData(form.current)) : null;
    if (fields && "wrong" in fields) {
      setFailure({ kind: "refused", title: "Not accepted", message: fields.wrong, field: "mapping", canRetry: false });
      return null;
    }
    return fields;
  }

  function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = read();
    if (!fields) return;
    const kept = source ? change({ variables: { id: source.id, changes: fields } }) : create({ variables: { input: asInput(fields) } });
    kept.then(onClose, fail);
  }

  function test() {
    if (!form.current?.reportValidity()) return;
    const fields = read();
    if (!fields) return;
    tryOut({ variables: { id: source?.id ?? null, changes: fields } }).then(({ data }) => setTrial(data?.try_pull_source ?? null), fail);
  }

  const errorOf = (...fields: string[]) =>
    failure?.field && fields.some((field) => failure.field === field || failure.field?.startsWith(`${field}.`)) ? failure.message : undefined;
  const placed = ["name", "url", "kind", "mapping", "auth_name", "secret", "schedule", "interval_seconds", "cursor"];
  const isPlaced = errorOf(...placed) !== undefined;
  const options = (names: Readonly<Record<string, string>>) =>
    Object.entries(names).map(([value, label]) => (
      <option key={value} value={value}>
        {label}
      </option>
    ));
  return (
    <Dialog
      title={source ? source.name : "New data source"}
      hint="An API that is asked on a schedule. What it answers is taken in like any message."
      onClose={onClose}
    >
      <form ref={form} className={styles.form} onSubmit={submit}>
        {failure && !isPlaced ? <FailureState failure={failure} /> : null}
        <Field label="Name" error={errorOf("name")}>
          <input name="name" required maxLength={100} autoComplete="off" defaultValue={source?.name} />
        </Field>
        <Field label="Address" error={errorOf("url")}>
          <input name="url" type="url" required placeholder="https://api.example.com/v1/readings" defaultValue={source?.url} />
        </Field>
        <div className={styles.pair}>
          <Field label="What it answers" error={errorOf("kind")}>
            <select name="kind" value={kind} onChange={(event) => setKind(event.target.value)}>
              {options(KINDS)}
            </select>
          </Field>
          {kind === "payloads" ? (
            <Field label="Device model">
              <input name="model" required maxLength={128} pattern="[^\/\s]+" autoComplete="off" defaultValue={known} />
            </Field>
          ) : null}
        </div>
        {kind === "payloads" ? (
          <Field
            label="Mapping"
            hint="Expressions (CEL) over payload and item, as JSON. Left empty: the device model’s decoder stays as it is."
            error={errorOf("mapping")}
          >
            <textarea
              key={stored ? "stored" : "none"}
              name="mapping"
              rows={5}
              spellCheck={false}
              className={styles.code}
              placeholder={EXAMPLE_MAPPING}
              defaultValue={stored ? JSON.stringify(stored, null, 1) : ""}
            />
          </Field>
        ) : null}
        <div className={styles.pair}>
          <Field label="What it asks of us">
            <select name="auth" value={auth} onChange={(event) => setAuth(event.target.value)}>
              {options(AUTHS)}
            </select>
          </Field>
          {auth === "header" || auth === "query" || auth === "basic" ? (
            <Field label={auth === "basic" ? "User" : "Its name"} error={errorOf("auth_name")}>
              <input name="auth_name" required autoComplete="off" defaultValue={source?.auth_name ?? ""} />
            </Field>
          ) : null}
          {auth === "none" ? null : (
            <Field
              label="Secret"
              hint={source && source.auth !== "none" ? "Kept sealed. Left empty: it stays." : "Kept sealed; nobody can read it again."}
              error={errorOf("secret")}
            >
              <input name="secret" type="password" autoComplete="new-password" required={!source || source.auth === "none"} />
            </Field>
          )}
        </div>
        <div className={styles.pair}>
          <Field label="Every … minutes" error={errorOf("interval_seconds")}>
            <input name="minutes" type="number" min={1} step="any" defaultValue={source ? (source.interval_seconds ?? 300) / 60 : 5} />
          </Field>
          <Field label={`Or at times of cron (${source?.time_zone ?? "UTC"})`} error={errorOf("schedule")}>
            <input name="schedule" placeholder="*/15 6-20 * * 1-5" autoComplete="off" defaultValue={source?.schedule ?? ""} />
          </Field>
        </div>
        <fieldset className={styles.cursor}>
          <legend>How the next request goes on</legend>
          {errorOf("cursor") ? <p role="alert">{errorOf("cursor")}</p> : null}
          <div className={styles.pair}>
            <Field label="Query parameter" hint="Gets the newest time read so far.">
              <input name="cursor_parameter" placeholder="since" autoComplete="off" defaultValue={cursor.parameter} />
            </Field>
            <Field label="Written as">
              <select name="cursor_format" defaultValue={cursor.format ?? "rfc3339"}>
                {options(FORMATS)}
              </select>
            </Field>
            <Field label="First value">
              <input name="cursor_start" placeholder="2026-01-01T00:00:00Z" autoComplete="off" defaultValue={cursor.start} />
            </Field>
            <Field label="Or the value of" hint="An expression over payload.">
              <input name="cursor_value" placeholder="payload.last_id" autoComplete="off" defaultValue={cursor.value} />
            </Field>
          </div>
          <Field label="Next page" hint="An expression for its address, null on the last page.">
            <input name="cursor_next" placeholder="has(payload.next) ? payload.next : null" autoComplete="off" defaultValue={cursor.next} />
          </Field>
        </fieldset>
        {trial ? <PullTrial trial={trial} /> : null}
        <div className={styles.buttons}>
          <Button type="submit" look="primary" isBusy={creating.loading || changing.loading}>
            {source ? "Save" : "Keep it"}
          </Button>
          <Button isBusy={trying.loading} onClick={test}>
            Try it
          </Button>
          {source && isSure ? (
            <Button look="danger" isBusy={removing.loading} onClick={() => void remove({ variables: { id: source.id } }).then(onClose, fail)}>
              Delete it for good
            </Button>
          ) : source ? (
            <Button look="quiet" onClick={() => setSure(true)}>
              Delete
            </Button>
          ) : null}
        </div>
      </form>
    </Dialog>
  );
}
