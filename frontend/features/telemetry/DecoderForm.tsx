"use client";
import { useMutation } from "@apollo/client/react";
import type { SyntheticEvent } from "react";
import { useRef, useState } from "react";
import type { DryRunDecoderMutation } from "@/gql/graphql";
import type { Failure } from "@/lib/apollo/errors";
import { describeError } from "@/lib/apollo/errors";
import { formatCount } from "@/lib/format/number";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Field } from "@/ui/Field";
import { RelativeTime } from "@/ui/RelativeTime";
import { EmptyState, FailureState } from "@/ui/feedback";
import type { Decoder } from "./decoders";
import { DRY_RUN, EXAMPLE_MAPPING, SET_DECODER } from "./decoders";
import styles from "./telemetry.module.css";

type Results = DryRunDecoderMutation["dry_run_decoder"]["results"];
type Props = { decoder: Decoder | null; canSet: boolean; onClose: () => void };

/** A mapping: tried on the last payloads that came, or on one that is pasted, then set. */
export function DecoderForm({ decoder, canSet, onClose }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [results, setResults] = useState<Results | null>(null);
  const [set, setting] = useMutation(SET_DECODER);
  const [dryRun, trying] = useMutation(DRY_RUN);
  const fail = (error: unknown) => setFailure(describeError(error));

  function read() {
    setFailure(null);
    setResults(null);
    if (!form.current?.reportValidity()) return null;
    const given = new FormData(form.current);
    const text = (name: string) => {
      const value = given.get(name);
      return typeof value === "string" ? value.trim() : "";
    };
    try {
      const mapping: unknown = JSON.parse(text("mapping"));
      return { model: decoder?.model ?? text("model"), mapping, text: text("text") || null, enabled: given.has("enabled") };
    } catch {
      setFailure({ kind: "refused", title: "Not accepted", message: "The mapping is not JSON.", field: "mapping", canRetry: false });
      return null;
    }
  }

  function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = read();
    if (fields) set({ variables: { model: fields.model, mapping: fields.mapping, enabled: fields.enabled } }).then(onClose, fail);
  }

  function test() {
    const fields = read();
    if (!fields) return;
    dryRun({ variables: { model: fields.model, mapping: fields.mapping, text: fields.text } }).then(
      ({ data }) => setResults(data?.dry_run_decoder.results ?? null),
      fail,
    );
  }

  const isAtMapping = failure?.field?.startsWith("mapping") ?? false;
  return (
    <Dialog title={decoder?.model ?? "New decoder"} hint="How payloads of a device model become measurements" onClose={onClose}>
      <form ref={form} className={styles.form} onSubmit={submit}>
        {failure && !isAtMapping ? <FailureState failure={failure} /> : null}
        {decoder ? null : (
          <Field label="Device model">
            <input name="model" required maxLength={128} pattern="[^\/\s]+" autoComplete="off" />
          </Field>
        )}
        <Field
          label="Mapping"
          hint="JSON of expressions (CEL): items, when, device, time, time_unit, time_zone, time_format, values, units, over payload, text, bytes and item."
          error={isAtMapping ? failure?.message : undefined}
        >
          <textarea
            name="mapping"
            required
            rows={9}
            spellCheck={false}
            className={styles.code}
            defaultValue={decoder ? JSON.stringify(decoder.mapping, null, 1) : EXAMPLE_MAPPING}
          />
        </Field>
        <Field label="A payload to try it on" hint="Left empty: the last 10 that came for this model.">
          <textarea name="text" rows={3} spellCheck={false} className={styles.code} />
        </Field>
        {canSet ? (
          <label className={styles.check}>
            <input name="enabled" type="checkbox" defaultChecked={decoder?.enabled ?? true} /> In use
          </label>
        ) : null}
        {results ? <Tried results={results} /> : null}
        <div className={styles.buttons}>
          {canSet ? (
            <Button type="submit" look="primary" isBusy={setting.loading}>
              Set
            </Button>
          ) : null}
          <Button isBusy={trying.loading} onClick={test}>
            Try it
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Tried({ results }: { results: Results }) {
  if (results.length === 0) {
    return (
      <EmptyState icon="question" title="No payload came yet">
        Paste one above to try the mapping on it.
      </EmptyState>
    );
  }
  return (
    <ul className={styles.items} aria-label="What payloads would become" aria-live="polite">
      {results.map((one, index) => {
        const measurements = one.measurements as Record<string, unknown>[];
        return (
          <li key={one.payload_id ?? index}>
            <p className={styles.state}>
              <Badge tone={one.error ? "fault" : "running"} icon={one.error ? "alert" : "check"}>
                {one.error ? "Not read" : formatCount(measurements.length, "measurement")}
              </Badge>
              {one.error ? <span>{one.error}</span> : null}
              <RelativeTime at={one.received_at} />
            </p>
            {measurements.length > 0 ? (
              <pre className={styles.raw} tabIndex={0}>
                {measurements
                  .slice(0, 3)
                  .map((measurement) => JSON.stringify(measurement))
                  .join("\n")}
              </pre>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
