"use client";
import { formatAbsolute, formatRelative, toMillis } from "@/lib/format/time";
import { useNow } from "@/lib/format/use-now";

/** `3 min ago`, with the whole instant on hover and for machines. */
export function RelativeTime({ at }: { at: string }) {
  const now = useNow(5_000);
  return (
    <time dateTime={new Date(toMillis(at)).toISOString()} title={formatAbsolute(at)} suppressHydrationWarning>
      {formatRelative(at, now)}
    </time>
  );
}
