"use client";
import { useSyncExternalStore } from "react";
import type { Identity, Role } from "./access-token";
import { includesRole } from "./access-token";
import type { SessionState } from "./session";
import { currentSession, subscribe } from "./session";

const STARTING: SessionState = { status: "starting" };

export function useSession(): SessionState {
  return useSyncExternalStore(subscribe, currentSession, () => STARTING);
}

export function useIdentity(): Identity | null {
  const session = useSession();
  return session.status === "signed-in" ? session.token.identity : null;
}

/** Whether to offer what needs `role`. The server decides anyway; this only spares a refusal. */
export function useHasRole(role: Role): boolean {
  const identity = useIdentity();
  return identity !== null && includesRole(identity.role, role);
}
