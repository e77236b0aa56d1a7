"use client";
import { useState } from "react";
import { download } from "@/lib/download";
import { Button } from "@/ui/Button";
import styles from "./reports.module.css";
import type { TableQuery } from "./table-query";

type Props = { service: "oee" | "energy" | "condition"; query: TableQuery };

const KINDS = ["csv", "xlsx"] as const;

/** The rows of a report as files. */
export function FileButtons({ service, query }: Props) {
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const name = `${service}_report`;
  async function fetchFile(kind: (typeof KINDS)[number]) {
    setBusy(kind);
    setFailure(null);
    const address = `/api/${service}/${name}.${kind}?${new URLSearchParams(query).toString()}`;
    await download(address, `${name} ${query.from.slice(0, 10)}.${kind}`).catch((error: unknown) => {
      setFailure(error instanceof Error ? error.message : String(error));
    });
    setBusy(null);
  }
  return (
    <>
      {KINDS.map((kind) => (
        <Button
          key={kind}
          look="quiet"
          icon="download"
          isBusy={busy === kind}
          onClick={() => void fetchFile(kind)}
          aria-label={`Download these rows as ${kind.toUpperCase()}`}
        >
          {kind.toUpperCase()}
        </Button>
      ))}
      {failure ? (
        <span role="alert" className={styles.failure}>
          {failure}
        </span>
      ) : null}
    </>
  );
}
