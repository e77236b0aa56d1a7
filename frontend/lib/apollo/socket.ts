import type { Client } from "graphql-ws";
import { createClient } from "graphql-ws";
import { SignedOutError, accessToken, currentSession, subscribe } from "@/lib/auth/session";
import { setConnection } from "./connection";

/** Longest wait between two attempts to connect. */
const LONGEST_WAIT_MS = 15_000;
/** A server that does not answer a ping for so long is taken for gone: a cut line closes no socket by itself. */
const PONG_WITHIN_MS = 8_000;

/** The one WebSocket of this tab. It reconnects for ever, each time with the token of the moment. */
export function createSocket(): Client {
  let usedToken: string | null = null;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url: () => `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/v1/graphql`,
    lazy: true,
    keepAlive: 12_000,
    connectionAckWaitTimeout: 10_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: (reason) => !(reason instanceof SignedOutError),
    retryWait: (attempt) => {
      const wait = Math.min(LONGEST_WAIT_MS, 400 * 2 ** attempt);
      return new Promise((resolve) => setTimeout(resolve, wait * (0.7 + 0.6 * Math.random())));
    },
    connectionParams: async () => {
      const token = await accessToken();
      usedToken = token.text;
      return { headers: { Authorization: `Bearer ${token.text}` } };
    },
    on: {
      connecting: (isRetry) => setConnection(isRetry ? "reconnecting" : "connecting"),
      connected: () => setConnection("live"),
      ping: (isReceived) => {
        if (isReceived) return;
        clearTimeout(silence);
        silence = setTimeout(() => client.terminate(), PONG_WITHIN_MS);
      },
      pong: (isReceived) => {
        if (isReceived) clearTimeout(silence);
      },
      closed: () => {
        clearTimeout(silence);
        setConnection("reconnecting");
      },
    },
  });
  // The client is also made while the server draws the page's shell; there it never connects.
  if (typeof window !== "undefined") window.addEventListener("offline", () => client.terminate());
  // The engine closes a socket whose token ends. Going over to the new token beforehand leaves no gap:
  // every live query is asked again and answers with its whole present result.
  subscribe(() => {
    const session = currentSession();
    if (session.status !== "signed-in" || usedToken === null || session.token.text === usedToken) return;
    usedToken = null;
    client.terminate();
  });
  return client;
}
