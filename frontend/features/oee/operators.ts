import { graphql } from "@/gql";
import type { OperatorTurnsSubscription } from "@/gql/graphql";

export const TURNS = graphql(`
  subscription OperatorTurns($machine: uuid!, $from: timestamptz!) {
    operator_turn(
      where: { machine_id: { _eq: $machine }, _or: [{ ended_at: { _is_null: true } }, { ended_at: { _gt: $from } }] }
      order_by: [{ started_at: desc }]
      limit: 200
    ) {
      id
      name
      user_id
      started_at
      ended_at
    }
  }
`);

export const SIGN_ON = graphql(`
  mutation SignOnOperator($machine: uuid!, $user: uuid, $name: String, $at: timestamptz) {
    sign_on_operator(machine_id: $machine, user_id: $user, name: $name, at: $at) {
      id
    }
  }
`);

export const SIGN_OFF = graphql(`
  mutation SignOffOperator($machine: uuid!, $at: timestamptz) {
    sign_off_operator(machine_id: $machine, at: $at) {
      id
    }
  }
`);

export type Turn = OperatorTurnsSubscription["operator_turn"][number];
type Span = Pick<Turn, "started_at" | "ended_at">;

/** Who is signed on: the turn that has not ended. */
export function presentTurn<One extends Span>(turns: readonly One[]): One | null {
  return turns.find((turn) => turn.ended_at === null) ?? null;
}

/** How long a turn lasted within [from, now), in seconds. */
export function secondsWithin(turn: Span, from: number, now: number): number {
  const end = turn.ended_at === null ? now : Math.min(Date.parse(turn.ended_at), now);
  return Math.max(0, (end - Math.max(Date.parse(turn.started_at), from)) / 1000);
}

/** Who is meant by a name that was typed: the member who is called so, else just the name. */
export function whoIs(name: string, members: readonly { id: string; name: string }[]): { user: string } | { name: string } {
  const said = name.trim().toLocaleLowerCase();
  const called = members.filter((member) => member.name.toLocaleLowerCase() === said);
  return called.length === 1 && called[0] ? { user: called[0].id } : { name: name.trim() };
}
