"use client";
import { useMutation, useQuery } from "@apollo/client/react";
import { useRouter, useSearchParams } from "next/navigation";
import type { SyntheticEvent } from "react";
import { useState } from "react";
import { useMachines } from "@/features/factories/useMachines";
import { graphql } from "@/gql";
import type { Failure } from "@/lib/apollo/errors";
import { describeError } from "@/lib/apollo/errors";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/Field";
import { Panel } from "@/ui/Panel";
import { FailureState } from "@/ui/feedback";
import type { ChecklistDraft } from "./ChecklistEditor";
import { ChecklistEditor } from "./ChecklistEditor";
import styles from "./maintenance.module.css";
import { KINDS, PRIORITIES } from "./work-order-looks";

const CREATE = graphql(`
  mutation CreateWorkOrder($input: WorkOrderInput!) {
    create_work_order(input: $input) {
      id
    }
  }
`);

const TEMPLATES = graphql(`
  query WorkOrderTemplates {
    work_order_template(order_by: [{ name: asc }]) {
      id
      name
    }
  }
`);

/** The form for a work order made by hand. */
export function NewWorkOrder() {
  const router = useRouter();
  const given = useSearchParams().get("machine") ?? "";
  const machines = useMachines();
  const templates = useQuery(TEMPLATES).data?.work_order_template ?? [];
  const [checklist, setChecklist] = useState<ChecklistDraft[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [create, { loading }] = useMutation(CREATE);

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
    };
    const due = text("due_at");
    const items = checklist.filter((item) => item.label.trim() !== "");
    setFailure(null);
    try {
      const { data } = await create({
        variables: {
          input: {
            machine_id: text("machine_id") ?? "",
            title: text("title") ?? "",
            description: text("description"),
            priority: text("priority"),
            kind: text("kind"),
            template_id: text("template_id"),
            due_at: due ? new Date(due).toISOString() : null,
            checklist: items.length > 0 ? items.map(({ label, mandatory }) => ({ label, mandatory, kind: "check" })) : null,
          },
        },
      });
      if (data) router.push(`/work-orders/${data.create_work_order.id}`);
    } catch (error) {
      setFailure(describeError(error));
    }
  }

  const options = (names: Record<string, { label: string } | string>) =>
    Object.entries(names).map(([value, look]) => (
      <option key={value} value={value}>
        {typeof look === "string" ? look : look.label}
      </option>
    ));

  return (
    <Panel title="What is to be done">
      <form className={styles.form} method="post" onSubmit={(event) => void submit(event)}>
        {failure ? <FailureState failure={failure} /> : null}
        <Field label="Machine">
          <select name="machine_id" required key={`${given}-${machines.length}`} defaultValue={given}>
            <option value="" disabled>
              Choose a machine
            </option>
            {machines.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        <Field label="Title" error={failure?.field === "title" ? failure.message : undefined}>
          <input name="title" required maxLength={200} autoComplete="off" />
        </Field>
        <Field label="Description">
          <textarea name="description" maxLength={10_000} />
        </Field>
        <div className={styles.pair}>
          <Field label="Priority">
            <select name="priority" defaultValue="medium">
              {options(PRIORITIES)}
            </select>
          </Field>
          <Field label="Kind">
            <select name="kind" defaultValue="corrective">
              {options(KINDS)}
            </select>
          </Field>
          <Field label="Due">
            <input name="due_at" type="datetime-local" />
          </Field>
        </div>
        {templates.length > 0 ? (
          <Field label="Template" hint="Its checklist is copied into the order.">
            <select name="template_id" defaultValue="">
              <option value="">None</option>
              {templates.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </Field>
        ) : null}
        <ChecklistEditor items={checklist} onChange={setChecklist} />
        <div className={styles.transitions}>
          <Button type="submit" look="primary" isBusy={loading}>
            Create work order
          </Button>
          <Button look="quiet" onClick={() => router.back()}>
            Discard
          </Button>
        </div>
      </form>
    </Panel>
  );
}
