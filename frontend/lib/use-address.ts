"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useCallback } from "react";

export type Address = {
  /** A parameter of the address, `""` where it is missing. */
  get: (name: string) => string;
  /** Changes parameters in place; null or `""` takes one out. */
  set: (changes: Record<string, string | null>) => void;
};

/** What is chosen on a page stands in its address, so that it can be sent to somebody and survives a reload. */
export function useAddress(): Address {
  const pathname = usePathname();
  const parameters = useSearchParams();
  const set = useCallback(
    (changes: Record<string, string | null>) => {
      const next = new URLSearchParams(parameters);
      for (const [name, value] of Object.entries(changes)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      // Not by the router: it would ask the server for a page that is here already. Next.js follows the history.
      window.history.replaceState(null, "", `${pathname}?${next.toString()}`);
    },
    [parameters, pathname],
  );
  return { get: (name) => parameters.get(name) ?? "", set };
}
