"use client";
import { useMutation } from "@apollo/client/react";
import { graphql } from "@/gql";
import { describeError } from "@/lib/apollo/errors";
import { useHasRole } from "@/lib/auth/use-session";
import { Button } from "@/ui/Button";
import { FailureState } from "@/ui/feedback";
import { Flags } from "./Flags";
import styles from "./oee.module.css";

const START = graphql(`
  mutation StartOrder($id: uuid!) {
    start_production_order(order_id: $id) {
      id
      status
      flags
    }
  }
`);

const PAUSE = graphql(`
  mutation PauseOrder($id: uuid!) {
    pause_production_order(order_id: $id) {
      id
      status
      flags
    }
  }
`);

const FINISH = graphql(`
  mutation FinishOrder($id: uuid!) {
    finish_production_order(order_id: $id) {
      id
      status
      flags
    }
  }
`);

/** What the order's status permits. */
export function OrderButtons({ order }: { order: { id: string; number: string; status: string } }) {
  const canWork = useHasRole("operator");
  const [start, starting] = useMutation(START, { fetchPolicy: "no-cache" });
  const [pause, pausing] = useMutation(PAUSE, { fetchPolicy: "no-cache" });
  const [finish, finishing] = useMutation(FINISH, { fetchPolicy: "no-cache" });
  if (!canWork) return null;
  const variables = { id: order.id };
  const ignore = () => undefined; // the error is shown below
  const error = starting.error ?? pausing.error ?? finishing.error;
  const isBusy = starting.loading || pausing.loading || finishing.loading;
  const { status, number } = order;
  return (
    <>
      <div className={styles.buttons}>
        {status === "planned" || status === "paused" ? (
          <Button icon="play" isBusy={isBusy} aria-label={`Start ${number}`} onClick={() => void start({ variables }).catch(ignore)}>
            {status === "paused" ? "Go on" : "Start"}
          </Button>
        ) : null}
        {status === "running" ? (
          <Button icon="pause" isBusy={isBusy} aria-label={`Pause ${number}`} onClick={() => void pause({ variables }).catch(ignore)}>
            Pause
          </Button>
        ) : null}
        {status === "running" || status === "paused" ? (
          <Button icon="check" isBusy={isBusy} aria-label={`Finish ${number}`} onClick={() => void finish({ variables }).catch(ignore)}>
            Finish
          </Button>
        ) : null}
      </div>
      {error ? <FailureState failure={describeError(error)} /> : null}
      <Flags flags={starting.data?.start_production_order.flags} />
    </>
  );
}
