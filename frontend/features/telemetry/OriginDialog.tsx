"use client";
import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { describeError } from "@/lib/apollo/errors";
import { formatDuration } from "@/lib/format/time";
import { Dialog } from "@/ui/Dialog";
import { Field } from "@/ui/Field";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import { ValueOrigin } from "./ValueOrigin";
import { TRACED_DEVICE } from "./origins";
import styles from "./telemetry.module.css";

/** Where the values of a device come from: choose one, the newest or at a time, and see the message that brought it. */
export function OriginDialog({ deviceId, onClose }: { deviceId: string; onClose: () => void }) {
  const { data, error } = useQuery(TRACED_DEVICE, { variables: { id: deviceId }, fetchPolicy: "network-only" });
  const [chosen, setChosen] = useState<number | null>(null);
  const [until, setUntil] = useState("");
  const device = data?.device[0];
  const clock = data?.device_clock[0];
  const series = data?.series.find(({ id }) => id === chosen) ?? data?.series[0];
  const at = until === "" ? series?.latest_value?.time : new Date(until).toISOString();
  return (
    <Dialog
      title={device ? `Where values of ${device.serial} come from` : "Where values come from"}
      hint={[device?.name, device?.gateway ? `by the gateway ${device.gateway.name}` : null].filter(Boolean).join(", ")}
      onClose={onClose}
    >
      {error ? <FailureState failure={describeError(error)} /> : null}
      {data === undefined && !error ? <Skeleton /> : null}
      {data && !series ? <EmptyState icon="question" title="It has sent no value yet" /> : null}
      {series && at ? (
        <div className={styles.form}>
          <div className={styles.pair}>
            <Field label="Measure">
              <select value={series.id} onChange={(event) => setChosen(Number(event.target.value))}>
                {data?.series.map(({ id, measure }) => (
                  <option key={id} value={id}>
                    {measure}
                  </option>
                ))}
              </select>
            </Field>
            <Field label="The last value until" hint="Left empty: the newest. In your browser’s time zone.">
              <input type="datetime-local" step={1} value={until} onChange={(event) => setUntil(event.target.value)} />
            </Field>
          </div>
          <ValueOrigin series={series} at={at} receivedAt={until === "" ? (series.latest_value?.received_at ?? null) : null} />
          {clock ? (
            <p className={styles.itemHead}>
              With the way here, its clock is {clock.lag_seconds < 0 ? "ahead of" : "behind"} ours by {formatDuration(Math.abs(clock.lag_seconds))}
              {clock.gateway_lag_seconds === null ? "" : `, its gateway’s ${clock.gateway_lag_seconds < 0 ? "ahead" : "behind"} by ${formatDuration(Math.abs(clock.gateway_lag_seconds))}`}.
            </p>
          ) : null}
        </div>
      ) : null}
    </Dialog>
  );
}
