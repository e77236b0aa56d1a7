"use client";
import { FailureState } from "@/ui/feedback";

/** What a fault in our own code leaves on the screen: the rest of the app stays usable. */
export default function PageError({ reset }: { error: Error; reset: () => void }) {
  return (
    <FailureState
      failure={{
        kind: "server",
        title: "This page has a fault",
        message: "The rest of the app goes on. Try again, or reload the page.",
        canRetry: true,
      }}
      onRetry={reset}
    />
  );
}
