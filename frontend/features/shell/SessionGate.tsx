"use client";
import { ApolloProvider } from "@apollo/client/react";
import { usePathname, useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import { createApolloClient } from "@/lib/apollo/client";
import { describeError } from "@/lib/apollo/errors";
import type { Failure } from "@/lib/apollo/errors";
import { resume } from "@/lib/auth/session";
import { useSession } from "@/lib/auth/use-session";
import { FailureState, Skeleton } from "@/ui/feedback";
import styles from "./SessionGate.module.css";

/** Lets the signed-in pages begin once there is an access token; without a session leads to the sign-in page. */
export function SessionGate({ children }: { children: ReactNode }) {
  const session = useSession();
  const router = useRouter();
  const pathname = usePathname();
  const [client] = useState(createApolloClient);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [attempt, setAttempt] = useState(0);
  const { status } = session;

  useEffect(() => {
    if (status !== "starting") return;
    resume().then(
      () => setFailure(null),
      (error: unknown) => setFailure(describeError(error)),
    );
  }, [status, attempt]);

  useEffect(() => {
    if (status !== "signed-out") return;
    void client.clearStore();
    router.replace(pathname === "/" ? "/login" : `/login?next=${encodeURIComponent(pathname)}`);
  }, [status, client, router, pathname]);

  if (status === "signed-in") return <ApolloProvider client={client}>{children}</ApolloProvider>;
  return (
    <div className={styles.waiting}>
      {failure && failure.kind !== "signed-out" ? (
        <FailureState failure={failure} onRetry={() => setAttempt((count) => count + 1)} />
      ) : (
        <Skeleton lines={4} />
      )}
    </div>
  );
}
