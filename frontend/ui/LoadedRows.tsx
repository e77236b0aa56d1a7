import type { ReactNode } from "react";
import type { Failure } from "@/lib/apollo/errors";
import { FailureState, Skeleton } from "./feedback";

interface Props<Row> {
  rows: readonly Row[] | undefined;
  failure: Failure | null | undefined;
  /** What stands there when there is no row. */
  empty: ReactNode;
  children: (rows: readonly Row[]) => ReactNode;
}

/** Rows that are on their way, cannot come, are none, or are there; with a failure those of before stay. */
export function LoadedRows<Row>({ rows, failure, empty, children }: Props<Row>) {
  return (
    <>
      {failure ? <FailureState failure={failure} /> : null}
      {rows === undefined && !failure ? <Skeleton /> : null}
      {rows?.length === 0 ? empty : null}
      {rows && rows.length > 0 ? children(rows) : null}
    </>
  );
}
