"use client";
import { useQuery } from "@apollo/client/react";
import Link from "next/link";
import { describeError } from "@/lib/apollo/errors";
import { formatCount, formatNumber } from "@/lib/format/number";
import { Badge } from "@/ui/Badge";
import { Dialog } from "@/ui/Dialog";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import type { Import } from "./imports";
import { fileName, IMPORTED_BADLY } from "./imports";
import { textOf } from "./quarantine";
import styles from "./imports.module.css";

/** The rows of an import that were rejected or wait in quarantine, as they stood in the file. */
export function ImportedBadly({ job, onClose }: { job: Import; onClose: () => void }) {
  const { data, error } = useQuery(IMPORTED_BADLY, { variables: { correlation: `import-${job.id}` }, fetchPolicy: "network-only" });
  return (
    <Dialog
      title={fileName(job)}
      hint={`${formatCount(job.rejected, "row")} rejected, ${formatNumber(job.quarantined, { digits: 0 })} in quarantine; the first 50`}
      onClose={onClose}
    >
      {error ? <FailureState failure={describeError(error)} /> : null}
      {data === undefined && !error ? <Skeleton /> : null}
      {data?.rejected.length === 0 ? <EmptyState icon="check" title="They are not kept any more" /> : null}
      <ul className={styles.imports}>
        {data?.rejected.map((row) => (
          <li key={row.id}>
            <p className={styles.import}>
              <Badge tone={row.outcome === "rejected" ? "fault" : "setup"}>{row.outcome === "rejected" ? "Rejected" : row.replayed_at ? "Taken in since" : "Waits"}</Badge>
              <span>
                {row.field ? `${row.field}: ` : ""}
                {row.reason}
              </span>
            </p>
            <pre className={styles.raw} tabIndex={0}>
              {textOf(row.content)}
            </pre>
          </li>
        ))}
      </ul>
      {job.quarantined > 0 ? (
        <p>
          What waits is taken in again on the page <Link href="/telemetry">Quarantine</Link>, when its device is registered.
        </p>
      ) : null}
    </Dialog>
  );
}
