"use client";
import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { graphql } from "@/gql";
import { describeError } from "@/lib/apollo/errors";
import { useHasRole } from "@/lib/auth/use-session";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/Field";
import { FailureState } from "@/ui/feedback";
import styles from "./maintenance.module.css";
import type { Transition } from "./work-order-looks";
import { transitionsFrom } from "./work-order-looks";

const SET_STATUS = graphql(`
  mutation SetWorkOrderStatus($id: uuid!, $status: String!, $version: Int!, $reason: String) {
    set_work_order_status(id: $id, status: $status, version: $version, reason: $reason) {
      id
      status
      version
    }
  }
`);

/** One button per step that the present status permits. */
export function StatusButtons({ order }: { order: { id: string; status: string; version: number } }) {
  const [setStatus, { loading, error }] = useMutation(SET_STATUS);
  const [asking, setAsking] = useState<Transition | null>(null);
  const [reason, setReason] = useState("");
  const canWork = useHasRole("operator");
  if (!canWork) return null;

  function go(transition: Transition, why: string | null) {
    const { id, version } = order;
    setStatus({ variables: { id, version, status: transition.to, reason: why } }).then(
      () => {
        setAsking(null);
        setReason("");
      },
      () => undefined, // shown below
    );
  }

  return (
    <div>
      <div className={styles.transitions}>
        {transitionsFrom(order.status).map((transition) => (
          <Button
            key={transition.to}
            look={transition.isMain ? "primary" : "normal"}
            icon={transition.icon}
            isBusy={loading}
            onClick={() => (transition.asksReason ? setAsking(transition) : go(transition, null))}
          >
            {transition.label}
          </Button>
        ))}
      </div>
      {asking ? (
        <form
          className={styles.reason}
          onSubmit={(event) => {
            event.preventDefault();
            go(asking, reason);
          }}
        >
          <Field label={`${asking.label}: why?`}>
            <input value={reason} required maxLength={500} autoFocus onChange={(event) => setReason(event.target.value)} />
          </Field>
          <div className={styles.transitions}>
            <Button type="submit" look="primary" isBusy={loading}>
              {asking.label}
            </Button>
            <Button look="quiet" onClick={() => setAsking(null)}>
              Leave it
            </Button>
          </div>
        </form>
      ) : null}
      {error ? <FailureState failure={describeError(error)} /> : null}
    </div>
  );
}
