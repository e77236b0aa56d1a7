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

/**
 * Reads a token for display; whether it is genuine only the server can say.
 * `receivedAt` and `lifetimeSeconds` rather than `exp` set the end, so that a wrong clock does no harm.
 */
export function readAccessToken(text: string, lifetimeSeconds: number, receivedAt: number): AccessToken {
  const payload = text.split(".")[1];
  if (payload === undefined) throw new Error("The access token is not a JWT.");
  const json = new TextDecoder().decode(
    Uint8Array.from(atob(payload.replace(/-/g, "+").replace(/_/g, "/")), (character) => character.charCodeAt(0)),
  );
  const claims = (JSON.parse(json) as Record<string, Record<string, unknown> | undefined>)[CLAIMS] ?? {};
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
