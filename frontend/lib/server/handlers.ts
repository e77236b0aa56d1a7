import "server-only";

/** An answer of the handlers' REST interface, as far as the session routes need it. */
export type HandlersAnswer = { status: number; body: unknown; retryAfter: string | null };

export type TokenPair = { access_token: string; refresh_token: string; expires_in: number };

const UNAVAILABLE: HandlersAnswer = {
  status: 503,
  body: { error: { code: "server-unavailable", message: "The server is not reachable: try again." } },
  retryAfter: "2",
};

/** POST to `/api/auth/<action>` of the handlers, in the name of the browser's address. Never throws. */
export async function callAuth(
  action: string,
  payload: unknown,
  request: Request,
  accessToken: string | null = null,
): Promise<HandlersAnswer> {
  const origin = new URL(process.env.MILLWRIGHT_HANDLERS_URL ?? "http://127.0.0.1:8082").origin;
  const headers = new Headers({ "Content-Type": "application/json" });
  for (const name of ["x-forwarded-for", "x-request-id", "user-agent", "accept-language"]) {
    const value = request.headers.get(name);
    if (value) headers.set(name, value);
  }
  if (accessToken !== null) headers.set("Authorization", `Bearer ${accessToken}`);
  try {
    const answer = await fetch(`${origin}/api/auth/${action}`, {
      method: "POST",
      headers,
      body: JSON.stringify(payload),
      cache: "no-store",
      signal: AbortSignal.timeout(15_000),
    });
    const text = await answer.text();
    const body: unknown = text === "" ? null : JSON.parse(text);
    return { status: answer.status, body, retryAfter: answer.headers.get("retry-after") };
  } catch {
    return UNAVAILABLE;
  }
}

/** Whether an answer's body is a pair of tokens. */
export function isTokenPair(body: unknown): body is TokenPair {
  return (
    typeof body === "object" &&
    body !== null &&
    typeof (body as TokenPair).access_token === "string" &&
    typeof (body as TokenPair).refresh_token === "string" &&
    typeof (body as TokenPair).expires_in === "number"
  );
}
