/**
 * The signed-in session of this tab. The access token lives in memory only; the refresh token is in a
 * cookie that scripts cannot read. Of all tabs one refreshes at a time and tells the others.
 */
import type { AccessToken } from "./access-token";
import { readAccessToken } from "./access-token";
import type { ApiError } from "./api-error";
import { readApiError } from "./api-error";

export type SessionState =
  | { status: "starting" }
  | { status: "signed-in"; token: AccessToken }
  | { status: "signed-out" };

type Message = { kind: "token"; text: string; expiresAt: number } | { kind: "signed-out" };
type SignInResult = { ok: true } | { ok: false; error: ApiError };

/** The session ended or never began: only signing in helps. */
export class SignedOutError extends Error {
  override name = "SignedOutError";
}

/** A token this close to its end is renewed before it is used. */
const RENEW_BEFORE_MS = 60_000;
const LOCK = "millwright-session";

let state: SessionState = { status: "starting" };
let renewal: Promise<AccessToken> | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(LOCK);

channel?.addEventListener("message", ({ data }: MessageEvent<Message>) => {
  if (data.kind === "signed-out") become({ status: "signed-out" });
  else adopt(data.text, (data.expiresAt - Date.now()) / 1000);
});

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentSession(): SessionState {
  return state;
}

function become(next: SessionState): void {
  state = next;
  clearTimeout(timer);
  if (next.status === "signed-in") {
    const wait = Math.max(next.token.expiresAt - Date.now() - RENEW_BEFORE_MS, 5_000);
    timer = setTimeout(() => void renew().catch(() => undefined), wait);
  }
  listeners.forEach((listener) => listener());
}

function adopt(text: string, lifetimeSeconds: number): AccessToken {
  const token = readAccessToken(text, lifetimeSeconds, Date.now());
  if (state.status === "signed-in" && state.token.identity.organizationId !== token.identity.organizationId) {
    // What this page holds belongs to the organization before, also where another tab went over.
    location.replace("/");
  }
  become({ status: "signed-in", token });
  return token;
}

function tell(message: Message): void {
  channel?.postMessage(message);
}

/** A valid access token; renews it first when it is about to end. Throws SignedOutError. */
export async function accessToken(): Promise<AccessToken> {
  if (state.status === "signed-in" && state.token.expiresAt - Date.now() > RENEW_BEFORE_MS / 2) return state.token;
  if (state.status === "signed-out") throw new SignedOutError("You are signed out.");
  return state.status === "starting" ? resume() : renew();
}

/** The session's access token for a page that was just loaded. */
export function resume(): Promise<AccessToken> {
  return once(() => ask("resume"));
}

/** A new access token, whatever the age of the present one. */
export function renew(): Promise<AccessToken> {
  return once(() => ask("refresh"));
}

/** One request, however many ask meanwhile, in this tab and in all. */
function once(task: () => Promise<AccessToken>): Promise<AccessToken> {
  renewal ??= alone(task).finally(() => {
    renewal = null;
  });
  return renewal;
}

/** `navigator.locks` exists on https and localhost only; elsewhere the server's grace time stands in. */
async function alone(task: () => Promise<AccessToken>): Promise<AccessToken> {
  const known = state;
  if (typeof navigator.locks === "undefined") return task();
  return navigator.locks.request(LOCK, () => {
    const present = currentSession();
    // Another tab was first, and told: its token is ours too.
    return present !== known && present.status === "signed-in" ? Promise.resolve(present.token) : task();
  });
}

async function ask(what: "resume" | "refresh"): Promise<AccessToken> {
  const answer = await fetch(`/session/${what}`, { method: "POST" });
  if (answer.status === 401) {
    become({ status: "signed-out" });
    throw new SignedOutError("You are signed out.");
  }
  if (!answer.ok) throw new Error((await readApiError(answer)).message);
  return takeSession(answer);
}

/** Takes up the session that an answer of `/session/…` began. */
export async function takeSession(answer: Response): Promise<AccessToken> {
  const body = (await answer.json()) as { access_token: string; expires_in: number };
  const token = adopt(body.access_token, body.expires_in);
  tell({ kind: "token", text: token.text, expiresAt: token.expiresAt });
  return token;
}

export async function signIn(email: string, password: string): Promise<SignInResult> {
  let answer: Response;
  try {
    answer = await fetch("/session/login", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ email, password }),
    });
  } catch {
    return { ok: false, error: { code: "network", message: "The server cannot be reached. Check the connection." } };
  }
  if (!answer.ok) return { ok: false, error: await readApiError(answer) };
  await takeSession(answer);
  return { ok: true };
}

export async function signOut(): Promise<void> {
  await fetch("/session/logout", { method: "POST" }).catch(() => undefined);
  tell({ kind: "signed-out" });
  become({ status: "signed-out" });
}
