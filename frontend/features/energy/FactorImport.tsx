"use client";
import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { textOf } from "@/lib/form";
import { Field } from "@/ui/Field";
import { FieldRow, FormDialog } from "@/ui/FormDialog";
import { IMPORT } from "./factors";
import styles from "./kept.module.css";

const FIELDS = ["zone", "basis", "source"];
const EXAMPLE = "from,to,grams_per_kwh\n2026-01-01T00:00:00+01:00,2026-01-01T01:00:00+01:00,112.4";

/** Hourly factors of a zone, pasted or from a file. */
export function FactorImport({ zones, onClose }: { zones: readonly string[]; onClose: () => void }) {
  const [text, setText] = useState("");
  const [bring] = useMutation(IMPORT);

  function keep(form: FormData) {
    const said = { zone: textOf(form, "zone") ?? "", basis: textOf(form, "basis") ?? "", source: textOf(form, "source") ?? "" };
    return bring({ variables: { ...said, csv: text } });
  }

  return (
    <FormDialog
      title="Import emission factors by the hour"
      hint="Those of the same times are replaced, and the energy of these hours is worked out anew."
      keep="Import"
      fields={FIELDS}
      onKeep={keep}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <FieldRow>
            <Field label="Grid zone" hint="A country, or a zone of it: DK, DK-DK1" error={errorOf("zone")}>
              <input name="zone" required pattern="[A-Z]{2}(-[A-Z0-9\-]{1,20})?" autoComplete="off" defaultValue={zones[0]} />
            </Field>
            <Field label="Basis" error={errorOf("basis")}>
              <input name="basis" required maxLength={100} defaultValue="hourly, consumption-based" />
            </Field>
          </FieldRow>
          <Field label="Source" hint="Who says so, and where" error={errorOf("source")}>
            <input name="source" required maxLength={300} autoComplete="off" />
          </Field>
          <Field label="CSV file" hint="At most 10,000 rows.">
            <input type="file" accept=".csv,text/csv" onChange={(event) => void event.target.files?.[0]?.text().then(setText)} />
          </Field>
          <Field label="Or its text" hint="“to” may be left out: an hour. Semicolons and decimal commas are read, too.">
            <textarea
              rows={6}
              required
              spellCheck={false}
              className={styles.code}
              placeholder={EXAMPLE}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </Field>
        </>
      )}
    </FormDialog>
  );
}
