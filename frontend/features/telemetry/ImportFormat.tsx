"use client";
import { useQuery } from "@apollo/client/react";
import { useId } from "react";
import { Field } from "@/ui/Field";
import type { Column, Mapping } from "./imports";
import { DELIMITERS, DEVICES, ENCODINGS, NUMBERS, TIME_FORMATS } from "./imports";
import styles from "./imports.module.css";

type Props = {
  columns: readonly Column[];
  mapping: Mapping;
  onChange: (changes: Partial<Mapping>) => void;
  /** Other columns come of it. */
  onLayout: (layout: Pick<Mapping, "delimiter" | "skip_lines">) => void;
};

/** Where times and devices stand, and how a file is written. */
export function ImportFormat({ columns, mapping, onChange, onLayout }: Props) {
  const zones = useId();
  const devices = useQuery(DEVICES).data?.device ?? [];
  const names = (none?: string) => (
    <>
      {none === undefined ? null : <option value="">{none}</option>}
      {columns.map(({ name }) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </>
  );
  const known = (options: Readonly<Record<string, string>>, value: string) => (
    <>
      {value in options ? null : <option value={value}>{value}</option>}
      {Object.entries(options).map(([key, label]) => (
        <option key={key} value={key}>
          {label}
        </option>
      ))}
    </>
  );
  const numbers = `${mapping.decimal ?? "."}${mapping.thousands === " " ? "_" : mapping.thousands || " "}`;
  const isLong = Boolean(mapping.measure_column);
  return (
    <>
      <div className={styles.fields}>
        <Field label="Time">
          <select value={mapping.time_column ?? ""} onChange={(event) => onChange({ time_column: event.target.value })}>
            {names(mapping.time_column ? undefined : "Choose a column")}
          </select>
        </Field>
        {mapping.format === "parquet" ? null : (
          <Field label="Written as">
            <select value={mapping.time_format ?? ""} onChange={(event) => onChange({ time_format: event.target.value || null })}>
              {known(TIME_FORMATS, mapping.time_format ?? "")}
            </select>
          </Field>
        )}
        {mapping.clock_column ? (
          <Field label="Time of day">
            <select value={mapping.clock_column} onChange={(event) => onChange({ clock_column: event.target.value || null })}>
              {names("In the time’s column")}
            </select>
          </Field>
        ) : null}
        {mapping.midnight ? (
          <Field label="00:00 is" hint="Of its date.">
            <select
              value={mapping.midnight}
              onChange={(event) => onChange({ midnight: event.target.value === "ends" ? "ends" : "begins" })}
            >
              <option value="ends">the end of its day</option>
              <option value="begins">the beginning of its day</option>
            </select>
          </Field>
        ) : null}
        <Field label="Time zone" hint="Of times that name none.">
          <input list={zones} value={mapping.zone} onChange={(event) => onChange({ zone: event.target.value })} />
        </Field>
        <datalist id={zones}>
          {Intl.supportedValuesOf("timeZone").map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
        {mapping.repeated_hour ? (
          <Field label="An hour that comes twice" hint="As clocks are set back, in times without a zone.">
            <select
              value={mapping.repeated_hour}
              onChange={(event) => onChange({ repeated_hour: event.target.value === "in_order" ? "in_order" : "refused" })}
            >
              <option value="in_order">first summer, then standard time</option>
              <option value="refused">is refused</option>
            </select>
          </Field>
        ) : null}
        <Field label="Device">
          <select
            value={mapping.device_column ? `column:${mapping.device_column}` : mapping.device ? `device:${mapping.device}` : ""}
            onChange={(event) => {
              const [kind, value] = splitOnce(event.target.value);
              const zone = devices.find((device) => device.serial === value)?.factory.time_zone;
              if (kind === "column") onChange({ device_column: value, device: null });
              else onChange({ device_column: null, device: value, ...(zone ? { zone } : {}) });
            }}
          >
            <option value="" disabled>
              Choose a device or a column
            </option>
            <optgroup label="The column that names it">
              {columns
                .filter(({ kind }) => kind === "text" || kind === "number")
                .map(({ name }) => (
                  <option key={name} value={`column:${name}`}>
                    {name}
                  </option>
                ))}
            </optgroup>
            <optgroup label="All rows are of">
              {devices.map((device) => (
                <option key={device.id} value={`device:${device.serial}`}>
                  {device.name ? `${device.serial} – ${device.name}` : device.serial}
                </option>
              ))}
            </optgroup>
          </select>
        </Field>
        <Field label="Values">
          <select
            value={isLong ? "long" : "wide"}
            onChange={(event) => onChange(event.target.value === "long" ? longFrom(columns) : wideFrom(columns, mapping))}
          >
            <option value="wide">A column for each measure</option>
            <option value="long">A row for each value</option>
          </select>
        </Field>
      </div>
      {mapping.format === "parquet" ? null : (
        <details className={styles.more}>
          <summary>
            {DELIMITERS[mapping.delimiter ?? ","] ?? mapping.delimiter}, {NUMBERS[numbers] ?? "1234.5"}, {ENCODINGS[mapping.encoding ?? "utf-8"]}
          </summary>
          <div className={styles.fields}>
            <Field label="Between cells">
              <select
                value={mapping.delimiter ?? ","}
                onChange={(event) => onLayout({ delimiter: event.target.value, skip_lines: mapping.skip_lines ?? 0 })}
              >
                {known(DELIMITERS, mapping.delimiter ?? ",")}
              </select>
            </Field>
            <Field label="Numbers">
              <select value={numbers} onChange={(event) => onChange(numbersOf(event.target.value))}>
                {known(NUMBERS, numbers)}
              </select>
            </Field>
            <Field label="Encoding">
              <select value={mapping.encoding ?? "utf-8"} onChange={(event) => onChange({ encoding: event.target.value })}>
                {known(ENCODINGS, mapping.encoding ?? "utf-8")}
              </select>
            </Field>
            <Field label="Lines before the header">
              <input
                type="number"
                min={0}
                max={1000}
                value={mapping.skip_lines ?? 0}
                onChange={(event) => onLayout({ delimiter: mapping.delimiter ?? ",", skip_lines: Math.max(0, Math.round(Number(event.target.value))) })}
              />
            </Field>
          </div>
        </details>
      )}
    </>
  );
}

function splitOnce(text: string): [string, string] {
  const at = text.indexOf(":");
  return [text.slice(0, at), text.slice(at + 1)];
}

function numbersOf(choice: string): Partial<Mapping> {
  const thousands = choice.slice(1);
  return { decimal: choice.slice(0, 1), thousands: thousands === " " ? "" : thousands === "_" ? " " : thousands };
}

function longFrom(columns: readonly Column[]): Partial<Mapping> {
  const name = columns.find(({ kind }) => kind === "text")?.name ?? columns[0]?.name ?? "";
  const value = columns.find(({ kind }) => kind === "number")?.name ?? columns[0]?.name ?? "";
  return { measure_column: name, value_column: value, unit_column: null, columns: {} };
}

function wideFrom(columns: readonly Column[], mapping: Mapping): Partial<Mapping> {
  const found = columns.filter(({ kind, name }) => kind === "number" && name !== mapping.time_column && name !== mapping.device_column);
  return {
    measure_column: null,
    value_column: null,
    unit_column: null,
    names: {},
    columns: Object.fromEntries(found.map(({ name, measure, unit }) => [name, { measure, unit }])),
  };
}
