"use client";
import { Field } from "@/ui/Field";
import { Head, Table, WrapCell } from "@/ui/Table";
import type { Column, Mapping, Target } from "./imports";
import styles from "./imports.module.css";

type Props = { columns: readonly Column[]; mapping: Mapping; onChange: (changes: Partial<Mapping>) => void };

/** Which columns hold values, and what each becomes. */
export function ImportColumns({ columns, mapping, onChange }: Props) {
  if (mapping.measure_column) return <ValuePerRow columns={columns} mapping={mapping} onChange={onChange} />;
  const taken = mapping.columns ?? {};
  const used = new Set([mapping.time_column, mapping.clock_column, mapping.device_column, mapping.state_column]);
  function tellStates(name: string | null) {
    onChange({ state_column: name, columns: Object.fromEntries(Object.entries(taken).filter(([column]) => column !== name)) });
  }
  const set = (name: string, target: Target | null) => {
    const targets = columns.map((column) => [column.name, column.name === name ? target : taken[column.name]] as const);
    onChange({ columns: Object.fromEntries(targets.flatMap(([column, value]) => (value ? [[column, value]] : []))) });
  };
  return (
    <>
      <div className={styles.fields}>
        <NameField
          label="Machine’s state"
          hint="A column of words, such as running or READY."
          names={columns.map(({ name }) => name)}
          none="In no column"
          value={mapping.state_column}
          onChange={tellStates}
        />
      </div>
      <Table
        label="Columns of the file"
        head={
          <>
            <Head>Column</Head>
            <Head>For example</Head>
            <Head>Measure</Head>
            <Head>Unit in the file</Head>
          </>
        }
      >
        {columns
          .filter(({ name }) => !used.has(name))
          .map((column) => {
            const target = taken[column.name];
            return (
              <tr key={column.name} className={target ? undefined : styles.left}>
                <th scope="row">
                  <label className={styles.check}>
                    <input
                      type="checkbox"
                      checked={target !== undefined}
                      onChange={(event) => set(column.name, event.target.checked ? { measure: column.measure, unit: column.unit } : null)}
                    />
                    {column.name}
                  </label>
                </th>
                <WrapCell>{column.examples.join(", ") || "–"}</WrapCell>
                <td>
                  <input
                    className={styles.cell}
                    aria-label={`Measure of ${column.name}`}
                    value={target?.measure ?? ""}
                    placeholder={target ? "Its name" : "Left out"}
                    maxLength={128}
                    disabled={!target}
                    onChange={(event) => target && set(column.name, { ...target, measure: event.target.value })}
                  />
                </td>
                <td>
                  <input
                    className={styles.cell}
                    aria-label={`Unit of ${column.name}`}
                    value={target?.unit ?? ""}
                    placeholder={target ? "As the measure" : ""}
                    maxLength={32}
                    disabled={!target}
                    onChange={(event) => target && set(column.name, { ...target, unit: event.target.value || null })}
                  />
                </td>
              </tr>
            );
          })}
      </Table>
    </>
  );
}

function ValuePerRow({ columns, mapping, onChange }: Props) {
  const names = columns.map(({ name }) => name);
  const found = columns.find(({ name }) => name === mapping.measure_column)?.examples ?? [];
  const given = mapping.names ?? {};
  const listed = [...new Set([...found, ...Object.keys(given)])];
  const set = (name: string, target: Target) => onChange({ names: { ...given, [name]: target } });
  const targetOf = (name: string) => given[name] ?? { measure: name, unit: null };
  function tellStates(state: string | null) {
    // Beside states only names that are said are taken: those that are seen here.
    const others = listed.filter((name) => name !== state).map((name) => [name, targetOf(name)] as const);
    onChange({ state_name: state, names: state === null ? given : Object.fromEntries(others) });
  }
  return (
    <>
      <div className={styles.fields}>
        <NameField
          label="Measure"
          names={names}
          value={mapping.measure_column}
          onChange={(name) => onChange({ measure_column: name, names: {}, state_name: null })}
        />
        <NameField label="Value" names={names} value={mapping.value_column} onChange={(name) => onChange({ value_column: name })} />
        <NameField label="Unit" names={names} none="In no column" value={mapping.unit_column} onChange={(name) => onChange({ unit_column: name })} />
        <NameField
          label="Machine’s state"
          hint="The name whose values are words; names not seen here are then passed over."
          names={[...new Set([...listed, ...(mapping.state_name ? [mapping.state_name] : [])])]}
          none="Under no name"
          value={mapping.state_name}
          onChange={tellStates}
        />
      </div>
      <Table
        label="Names in the file"
        head={
          <>
            <Head>Name in the file</Head>
            <Head>Measure</Head>
            <Head>Unit in the file</Head>
          </>
        }
      >
        {listed
          .filter((name) => name !== mapping.state_name)
          .map((name) => {
            const target = targetOf(name);
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  <input
                    className={styles.cell}
                    aria-label={`Measure of ${name}`}
                    value={target.measure}
                    maxLength={128}
                    onChange={(event) => set(name, { ...target, measure: event.target.value })}
                  />
                </td>
                <td>
                  <input
                    className={styles.cell}
                    aria-label={`Unit of ${name}`}
                    value={target.unit ?? ""}
                    placeholder={mapping.unit_column ? "As its column says" : "As the measure"}
                    maxLength={32}
                    onChange={(event) => set(name, { ...target, unit: event.target.value || null })}
                  />
                </td>
              </tr>
            );
          })}
      </Table>
    </>
  );
}

type NameProps = {
  label: string;
  hint?: string;
  names: readonly string[];
  none?: string;
  value: string | null | undefined;
  onChange: (name: string | null) => void;
};

/** One of the file's names, or none where `none` says so. */
function NameField({ label, hint, names, none, value, onChange }: NameProps) {
  return (
    <Field label={label} hint={hint}>
      <select value={value ?? ""} onChange={(event) => onChange(event.target.value || null)}>
        {none === undefined ? null : <option value="">{none}</option>}
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
}
