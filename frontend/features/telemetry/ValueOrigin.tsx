"use client";
import { skipToken, useQuery } from "@apollo/client/react";
import Link from "next/link";
import { describeError } from "@/lib/apollo/errors";
import { formatQuantity } from "@/lib/format/number";
import { formatAbsolute } from "@/lib/format/time";
import { useTimeZone } from "@/lib/format/time-zone";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import { ORIGINS, VALUE_AT } from "./origins";
import { textOf } from "./quarantine";
import styles from "./telemetry.module.css";

type Props = { series: { id: number; measure: string; unit: string }; at: string; receivedAt: string | null };

const SHOWN = 4000;
/** Kinds of message that no decoder reads: they are written as they stand. */
const OWN_KINDS = new Set(["measurements", "spectra", "waveforms", "states", "health", "senml", "kuzzle", "iaes"]);

/** The last value of a series until an instant, and the messages that brought it. */
export function ValueOrigin({ series, at, receivedAt }: Props) {
  const timeZone = useTimeZone();
  const value = useQuery(VALUE_AT, { variables: { series: series.id, time: at } });
  const found = value.data?.measurement[0];
  const origins = useQuery(ORIGINS, found ? { variables: { series: [series.id], time: found.time }, fetchPolicy: "network-only" } : skipToken);
  const error = value.error ?? origins.error;
  const shown = (instant: string) => formatAbsolute(instant, { timeZone });
  if (error) return <FailureState failure={describeError(error)} />;
  if (value.data === undefined) return <Skeleton />;
  if (!found) return <EmptyState icon="question" title="There is no value until then" />;
  const messages = origins.data?.payload;
  return (
    <section className={styles.trial} aria-label="The value and its messages">
      <p>
        <b>{formatQuantity(found.value, series.unit, { digits: 3 })}</b>, measured {shown(found.time)}
        {receivedAt ? `, received ${shown(receivedAt)}` : ""}
      </p>
      {messages === undefined ? <Skeleton /> : null}
      {messages?.length === 0 ? (
        <EmptyState icon="question" title="Its message is not kept">
          Kept are raw payloads that decoders read, what data sources answer, and imports; of other messages the setting
          MILLWRIGHT_KEEP_ALL_PAYLOADS keeps all. They go after a set time.
        </EmptyState>
      ) : null}
      <ul className={styles.items}>
        {messages?.map((message) => (
          <li key={message.id}>
            <dl className={styles.facts}>
              <dt>Received</dt>
              <dd>{shown(message.received_at)}</dd>
              <dt>Sent by its gateway</dt>
              <dd>{message.gateway_at ? shown(message.gateway_at) : "It does not say"}</dd>
              <dt>Gateway</dt>
              <dd>{message.gateway?.name ?? "None: an integration or a person"}</dd>
              <dt>Door</dt>
              <dd>
                {message.door}, {message.outcome}
              </dd>
              <dt>Read as</dt>
              <dd>{OWN_KINDS.has(message.model) ? message.model : <Link href="/telemetry/decoders">{message.model}</Link>}</dd>
              <dt>Correlation id</dt>
              <dd className={styles.code}>{message.correlation_id}</dd>
            </dl>
            {message.body === "\\x" ? null : (
              <pre className={styles.raw} tabIndex={0}>
                {textOf(message.body).slice(0, SHOWN)}
              </pre>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
