import { graphql } from "@/gql";
import type { ImportsSubscription } from "@/gql/graphql";
import type { Failure } from "@/lib/apollo/errors";
import { describeError } from "@/lib/apollo/errors";
import { readApiError } from "@/lib/auth/api-error";
import { accessToken } from "@/lib/auth/session";

export const IMPORTS = graphql(`
  subscription Imports {
    ingest_job(
      where: { kind: { _eq: "import" }, status: { _neq: "draft" } }
      order_by: [{ created_at: desc }]
      limit: 20
    ) {
      id
      status
      options
      total
      items
      stored
      duplicate
      rejected
      quarantined
      error
      created_at
      finished_at
    }
  }
`);

export const IMPORTED_BADLY = graphql(`
  query ImportedBadly($correlation: String!) {
    rejected(where: { correlation_id: { _eq: $correlation } }, order_by: [{ received_at: asc }], limit: 50) {
      id
      outcome
      field
      reason
      content
      replayed_at
    }
  }
`);

export const DEVICES = graphql(`
  query DevicesToImport {
    device(where: { archived_at: { _is_null: true } }, order_by: [{ serial: asc }], limit: 1000) {
      id
      serial
      name
      factory {
        time_zone
      }
    }
  }
`);

export type Import = ImportsSubscription["ingest_job"][number];
export type Target = { measure: string; unit: string | null };

/** How a file is read; see docs/ingest.md. */
export type Mapping = {
  format?: "csv" | "parquet";
  time_column?: string;
  time_format?: string | null;
  clock_column?: string | null;
  midnight?: "begins" | "ends";
  repeated_hour?: "refused" | "in_order";
  zone: string;
  device?: string | null;
  device_column?: string | null;
  columns?: Record<string, Target>;
  measure_column?: string | null;
  value_column?: string | null;
  unit_column?: string | null;
  names?: Record<string, Target>;
  state_column?: string | null;
  state_name?: string | null;
  /** What words of the file mean, by our names of states. */
  state_words?: Record<string, string>;
  delimiter?: string;
  decimal?: string;
  thousands?: string;
  encoding?: string;
  skip_lines?: number;
};

export type Column = { name: string; kind: "time" | "clock" | "number" | "text" | "empty"; examples: string[]; measure: string; unit: string | null };
export type Proposal = { columns: Column[]; mapping: Mapping; notes: string[] };
export type TrialValue = { device: string; time: string; measure: string; value: number; unit: string; is_there: boolean };
type TrialState = { device: string; time: string; word: string; state: string; is_there: boolean };
export type Trial = {
  total: number;
  tried: number;
  values: number;
  duplicate: number;
  rejected: number;
  quarantined: number;
  rows: { row: number; values: TrialValue[]; state: TrialState | null; waits: string | null }[];
  states: { state: string; words: string[]; count: number; duplicate: number; first: string; last: string }[];
  unknown_words: { word: string; row: number; count: number }[];
  errors: { row: number; field: string; reason: string; value: unknown }[];
  waiting: string[];
};

/** An upload in pieces: as large as any proxy lets through, and small enough to be sent again. */
const PART_BYTES = 4 * 1024 * 1024;
const ATTEMPTS = 4;

class RefusedError extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

async function call<Answer>(method: "POST" | "PUT", path: string, body: Blob | string | null): Promise<Answer> {
  const token = await accessToken();
  const answer = await fetch(`/ingest/v1/files${path}`, { method, body, headers: { Authorization: `Bearer ${token.text}` } });
  if (!answer.ok) throw new RefusedError((await readApiError(answer)).message, answer.status);
  return (await answer.json()) as Answer;
}

/** A failure of one of the calls below, in the words of the screen. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof RefusedError)) {
    return error instanceof TypeError
      ? { kind: "network", title: "Not connected", message: "The server is not reachable.", canRetry: true }
      : describeError(error);
  }
  const kind = error.status === 403 ? "forbidden" : error.status >= 500 ? "server" : "refused";
  return { kind, title: "Not accepted", message: error.message, canRetry: error.status >= 429 };
}

/** Sends a file piece by piece; a piece that is lost on its way is sent again. The id of the draft. */
export async function upload(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<string> {
  const { id } = await call<{ id: string }>("POST", `?name=${encodeURIComponent(file.name)}`, null);
  for (let number = 0; number * PART_BYTES < file.size; number += 1) {
    const part = file.slice(number * PART_BYTES, (number + 1) * PART_BYTES);
    for (let attempt = 1; ; attempt += 1) {
      signal.throwIfAborted();
      try {
        await call("PUT", `/${id}/parts/${number}`, part);
        break;
      } catch (error) {
        if (attempt === ATTEMPTS || (error instanceof RefusedError && error.status < 429)) throw error;
        await new Promise((resolve) => setTimeout(resolve, 1000 * attempt));
      }
    }
    onProgress(Math.min(1, ((number + 1) * PART_BYTES) / file.size));
  }
  return id;
}

/** What a file might be read as; `given`: how its cells are kept apart and where they begin, where that is known better. */
export function propose(id: string, given: Pick<Mapping, "delimiter" | "skip_lines"> = {}): Promise<Proposal> {
  const query = new URLSearchParams(Object.entries(given).map(([name, value]) => [name, String(value)]));
  return call<Proposal>("POST", `/${id}/trial?${query.toString()}`, null);
}
export const tryOut = (id: string, mapping: Mapping) => call<Trial>("POST", `/${id}/trial`, JSON.stringify(mapping));
export const start = (id: string, mapping: Mapping) => call("POST", `/${id}/start`, JSON.stringify(mapping));
export const stop = (id: string) => call("POST", `/${id}/stop`, null);
export const goOn = (id: string) => call("POST", `/${id}/resume`, null);

/** What still has to be said before a mapping can be tried, if anything. */
export function lacking(mapping: Mapping): string | null {
  if (!mapping.time_column) return "Say which column holds the time.";
  if (!mapping.device && !mapping.device_column) return "Say whose values these are: one device, or the column that names it.";
  const holdsNothing = Object.keys(mapping.columns ?? {}).length === 0 && !mapping.state_column;
  if (mapping.measure_column ? !mapping.value_column : holdsNothing) {
    return "Say which columns hold values, or which one holds the machine’s state.";
  }
  return null;
}

/** The name of the file that an import reads. */
export function fileName({ options }: Pick<Import, "options">): string {
  const name = (options as { name?: unknown } | null)?.name;
  return typeof name === "string" && name !== "" ? name : "A file";
}

export const DELIMITERS: Readonly<Record<string, string>> = { ",": "Comma", ";": "Semicolon", "\t": "Tab", "|": "Bar" };
export const NUMBERS: Readonly<Record<string, string>> = {
  ". ": "1234.5",
  ".,": "1,234.5",
  ".'": "1'234.5",
  ", ": "1234,5",
  ",.": "1.234,5",
  ",_": "1 234,5",
};
export const ENCODINGS: Readonly<Record<string, string>> = { "utf-8": "UTF-8", cp1252: "Windows (cp1252)", "utf-16": "UTF-16" };
export const TIME_FORMATS: Readonly<Record<string, string>> = {
  "": "2026-11-20 10:00:00 (ISO 8601)",
  "%d.%m.%Y %H:%M:%S": "20.11.2026 10:00:00",
  "%d.%m.%Y %H:%M": "20.11.2026 10:00",
  "%d/%m/%Y %H:%M:%S": "20/11/2026 10:00:00 (day first)",
  "%d/%m/%Y %H:%M": "20/11/2026 10:00 (day first)",
  "%m/%d/%Y %H:%M:%S": "11/20/2026 10:00:00 (month first)",
  "%m/%d/%Y %H:%M": "11/20/2026 10:00 (month first)",
  "%d/%m/%Y": "20/11/2026 (day first)",
  "%m/%d/%Y": "11/20/2026 (month first)",
  "%d.%m.%Y": "20.11.2026",
  unix: "seconds since 1970",
  unix_ms: "milliseconds since 1970",
  unix_us: "microseconds since 1970",
  unix_ns: "nanoseconds since 1970",
};
