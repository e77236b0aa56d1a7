"use client";
import { useMutation } from "@apollo/client/react";
import type { SyntheticEvent } from "react";
import { useState } from "react";
import { graphql } from "@/gql";
import type { ChecklistItemFragment } from "@/gql/graphql";
import { describeError } from "@/lib/apollo/errors";
import { Button } from "@/ui/Button";
import { RelativeTime } from "@/ui/RelativeTime";
import styles from "./maintenance.module.css";

export const CHECKLIST_ITEM = graphql(`
  fragment ChecklistItem on checklist_item {
    id
    position
    kind
    label
    mandatory
    options
    answer
    answered_at
  }
`);

const ANSWER = graphql(`
  mutation AnswerChecklistItem($id: uuid!, $answer: String) {
    answer_checklist_item(id: $id, answer: $answer) {
      id
    }
  }
`);

/** A check's answer when it is made; any other answer is text. */
const CHECKED = "yes";

export function ChecklistItem({ item, canAnswer }: { item: ChecklistItemFragment; canAnswer: boolean }) {
  const [send, { loading, error }] = useMutation(ANSWER);
  // A tick shows at once, until the live order says the same or the server refuses.
  const [wanted, setWanted] = useState<boolean | null>(null);
  const isAnswered = item.answer !== null;
  if (wanted === isAnswered) setWanted(null);
  const answer = (text: string | null) => {
    setWanted(text !== null);
    send({ variables: { id: item.id, answer: text } }).catch(() => setWanted(null));
  };
  const isOpen = item.mandatory && !isAnswered;
  return (
    <li className={styles.item}>
      {item.kind === "check" ? (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={wanted ?? isAnswered}
            disabled={!canAnswer}
            onChange={(event) => answer(event.target.checked ? CHECKED : null)}
          />
          {item.label}
        </label>
      ) : (
        <>
          <span className={styles.itemLabel} id={`item-${item.id}`}>
            {item.label}
          </span>
          <WrittenAnswer item={item} canAnswer={canAnswer} isBusy={loading} onAnswer={answer} />
        </>
      )}
      {isOpen ? <span className={styles.required}>mandatory</span> : null}
      {item.answered_at ? (
        <span className={styles.answered}>
          answered <RelativeTime at={item.answered_at} />
        </span>
      ) : null}
      {error ? <p role="alert">{describeError(error).message}</p> : null}
    </li>
  );
}

type WrittenProps = {
  item: ChecklistItemFragment;
  canAnswer: boolean;
  isBusy: boolean;
  onAnswer: (text: string | null) => void;
};

function WrittenAnswer({ item, canAnswer, isBusy, onAnswer }: WrittenProps) {
  if (!canAnswer) return <span>{item.answer ?? "–"}</span>;
  const choices = choicesOf(item.options);
  function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    const value = new FormData(event.currentTarget).get("answer");
    onAnswer(typeof value === "string" && value !== "" ? value : null);
  }
  const shared = { name: "answer", defaultValue: item.answer ?? "", "aria-labelledby": `item-${item.id}` };
  return (
    <form key={item.answer} className={styles.answer} onSubmit={submit}>
      {item.kind === "choice" && choices.length > 0 ? (
        <select {...shared}>
          <option value="">–</option>
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : (
        <input {...shared} type="text" inputMode={item.kind === "text" ? "text" : "decimal"} />
      )}
      <Button type="submit" isBusy={isBusy}>
        Save
      </Button>
    </form>
  );
}

function choicesOf(options: unknown): string[] {
  const choices = (options as { choices?: unknown } | null)?.choices;
  return Array.isArray(choices) ? choices.map(String) : [];
}
