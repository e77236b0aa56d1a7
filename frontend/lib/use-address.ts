"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback } from "react";

export type Address = {
  /** A parameter of the address, `""` where it is missing. */
  get: (name: string) => string;
  /** Changes parameters in place; null or `""` takes one out. */
  set: (changes: Record<string, string | null>) => void;
};

/** What is chosen on a page stands in its address, so that it can be sent to somebody and survives a reload. */
export function useAddress(): Address {
  const router = useRouter();
  const pathname = usePathname();
  const parameters = useSearchParams();
  const set = useCallback(
    (changes: Record<string, string | null>) => {
      const next = new URLSearchParams(parameters);
      for (const [name, value] of Object.entries(changes)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      router.replace(`${pathname}?${next.toString()}`, { scroll: false });
    },
    [parameters, pathname, router],
  );
  return { get: (name) => parameters.get(name) ?? "", set };
}
