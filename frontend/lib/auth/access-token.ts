/** An access token, when it ends by this computer's clock, and who it speaks for. */
export type AccessToken = { text: string; expiresAt: number; identity: Identity };

export type Role = "viewer" | "operator" | "engineer" | "manager" | "owner";

export type Identity = { userId: string; organizationId: string; role: Role };

const ROLES: readonly Role[] = ["viewer", "operator", "engineer", "manager", "owner"];
const CLAIMS = "https://hasura.io/jwt/claims";

/** Whether a holder of `held` may do what `needed` may: each role includes all before it. */
export function includesRole(held: Role, needed: Role): boolean {
  return ROLES.indexOf(held) >= ROLES.indexOf(needed);
}

type Payload = { exp?: number; [CLAIMS]?: Record<string, unknown> };

function payloadOf(text: string): Payload {
  const part = text.split(".")[1];
  if (part === undefined) throw new Error("The access token is not a JWT.");
  const bytes = Uint8Array.from(atob(part.replace(/-/g, "+").replace(/_/g, "/")), (character) => character.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)) as Payload;
}

/** Seconds until a token ends, by the clock that wrote it; 0 for what is no token. */
export function secondsLeft(text: string, now: number): number {
  try {
    return Math.max(0, Math.floor((payloadOf(text).exp ?? 0) - now / 1000));
  } catch {
    return 0;
  }
}

/**
 * Reads a token for display; whether it is genuine only the server can say.
 * `receivedAt` and `lifetimeSeconds` rather than `exp` set the end, so that a wrong clock does no harm.
 */
export function readAccessToken(text: string, lifetimeSeconds: number, receivedAt: number): AccessToken {
  const claims = payloadOf(text)[CLAIMS] ?? {};
  const role = String(claims["x-hasura-default-role"]) as Role;
  return {
    text,
    expiresAt: receivedAt + lifetimeSeconds * 1000,
    identity: {
      userId: String(claims["x-hasura-user-id"]),
      organizationId: String(claims["x-hasura-organization-id"]),
      role: ROLES.includes(role) ? role : "viewer",
    },
  };
}
