import { graphql } from "@/gql";
import type { PullSourceChanges, PullSourceInput, PullSourcesSubscription } from "@/gql/graphql";

export const PULL_SOURCES = graphql(`
  subscription PullSources {
    pull_source(order_by: [{ name: asc }]) {
      id
      name
      url
      kind
      auth
      auth_name
      schedule
      interval_seconds
      time_zone
      cursor
      paused
      due_at
      failures
      last_error
      last_run_at
      last_success_at
      jobs(order_by: [{ created_at: desc }], limit: 1) {
        id
        status
        items
        stored
        duplicate
        rejected
        quarantined
      }
    }
  }
`);

export const CREATE = graphql(`
  mutation CreatePullSource($input: PullSourceInput!) {
    create_pull_source(input: $input) {
      id
    }
  }
`);

export const CHANGE = graphql(`
  mutation ChangePullSource($id: uuid!, $changes: PullSourceChanges!) {
    change_pull_source(id: $id, changes: $changes) {
      id
    }
  }
`);

export const REMOVE = graphql(`
  mutation RemovePullSource($id: uuid!) {
    remove_pull_source(id: $id) {
      id
    }
  }
`);

export const PAUSE = graphql(`
  mutation PausePullSource($id: uuid!, $paused: Boolean!) {
    pause_pull_source(id: $id, paused: $paused) {
      id
    }
  }
`);

export const RUN = graphql(`
  mutation RunPullSource($id: uuid!) {
    run_pull_source(id: $id) {
      id
    }
  }
`);

export const TRY = graphql(`
  mutation TryPullSource($id: uuid, $changes: PullSourceChanges!) {
    try_pull_source(id: $id, changes: $changes) {
      bytes
      content_type
      preview
      measurements
      found
      next_value
      has_next_page
      error
    }
  }
`);

export type PullSource = PullSourcesSubscription["pull_source"][number];

export const AUTHS: Readonly<Record<string, string>> = {
  none: "Nothing",
  bearer: "Bearer token",
  header: "A header of its own",
  basic: "User and password",
  query: "A query parameter",
};

export const KINDS: Readonly<Record<string, string>> = {
  payloads: "A device model’s payload, read by a mapping",
  measurements: "Measurements in our own shape",
  states: "States in our own shape",
  health: "Health in our own shape",
  senml: "SenML",
  kuzzle: "Kuzzle measures",
  iaes: "IAES health events",
};

export const FORMATS: Readonly<Record<string, string>> = {
  rfc3339: "2026-11-20T10:00:00Z",
  s: "seconds since 1970",
  ms: "milliseconds since 1970",
  us: "microseconds since 1970",
};

/** A source as the form has it: all of it text. */
export function fieldsOf(form: FormData): PullSourceChanges | { wrong: string } {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
  };
  let mapping: unknown = null;
  const written = text("mapping");
  if (written) {
    try {
      mapping = JSON.parse(written);
    } catch {
      return { wrong: "The mapping is not JSON." };
    }
  }
  const kind = text("kind") ?? "payloads";
  const auth = text("auth") ?? "none";
  const cursor = Object.fromEntries(
    ["parameter", "format", "start", "value", "next"]
      .map((name) => [name, text(`cursor_${name}`)] as const)
      .filter(([name, value]) => value !== null && (name === "next" || text("cursor_parameter") !== null)),
  );
  const schedule = text("schedule");
  const minutes = Number(text("minutes") ?? "5");
  const secret = text("secret");
  return {
    name: text("name"),
    url: text("url"),
    kind: kind === "payloads" ? `payloads/${text("model") ?? ""}` : kind,
    ...(mapping ? { mapping } : {}),
    auth,
    auth_name: auth === "none" || auth === "bearer" ? null : text("auth_name"),
    ...(secret && auth !== "none" ? { secret } : {}),
    schedule,
    interval_seconds: schedule ? null : Math.round(minutes * 60),
    cursor,
  };
}

/** What a new source needs beyond changes. */
export function asInput({ name, url, kind, ...rest }: PullSourceChanges): PullSourceInput {
  return { ...rest, name: name ?? "", url: url ?? "", kind: kind ?? "" };
}

/** How often a source is asked, in words. */
export function rhythm({ schedule, interval_seconds: seconds, time_zone: zone }: Pick<PullSource, "schedule" | "interval_seconds" | "time_zone">): string {
  if (schedule) return zone === "UTC" ? `${schedule} (UTC)` : `${schedule} (${zone})`;
  const minutes = (seconds ?? 0) / 60;
  if (minutes % 60 === 0) return minutes === 60 ? "every hour" : `every ${minutes / 60} hours`;
  return minutes === 1 ? "every minute" : `every ${Number(minutes.toFixed(2))} minutes`;
}
