import "server-only";
import { NextResponse } from "next/server";
import { SIGNED_IN_COOKIE } from "@/lib/auth/cookies";
import type { HandlersAnswer } from "./handlers";
import { isTokenPair } from "./handlers";

/**
 * Both tokens live in cookies that no script can read and that the browser sends to `/session/…` alone.
 * A third cookie, without any secret, tells page requests that there is a session.
 */
export const REFRESH_COOKIE = "millwright_refresh";
export const ACCESS_COOKIE = "millwright_access";
const SESSION_PATH = "/session";
const LIFETIME_SECONDS = 30 * 24 * 3600;

function isHttps(request: Request): boolean {
  const forwarded = request.headers.get("x-forwarded-proto");
  return (forwarded ?? new URL(request.url).protocol.replace(":", "")) === "https";
}

/** The browser's answer to a sign-in or refresh: the access token in the body, the refresh token in the cookie. */
export function sessionAnswer(answer: HandlersAnswer, request: Request): NextResponse {
  if (answer.status >= 400 || !isTokenPair(answer.body)) return refusal(answer, request);
  const { access_token, refresh_token, expires_in } = answer.body;
  const response = NextResponse.json({ access_token, expires_in });
  const secure = isHttps(request);
  response.cookies.set(REFRESH_COOKIE, refresh_token, {
    httpOnly: true,
    secure,
    sameSite: "strict",
    path: SESSION_PATH,
    maxAge: LIFETIME_SECONDS,
  });
  response.cookies.set(ACCESS_COOKIE, access_token, {
    httpOnly: true,
    secure,
    sameSite: "strict",
    path: SESSION_PATH,
    maxAge: expires_in,
  });
  response.cookies.set(SIGNED_IN_COOKIE, "1", {
    httpOnly: true,
    secure,
    sameSite: "lax",
    path: "/",
    maxAge: LIFETIME_SECONDS,
  });
  response.headers.set("Cache-Control", "no-store");
  return response;
}

/** An error answer passed on; a refused session takes its cookies with it. */
export function refusal(answer: HandlersAnswer, request: Request): NextResponse {
  const status = answer.status >= 400 ? answer.status : 502;
  const body =
    answer.status >= 400 && answer.body !== null
      ? answer.body
      : { error: { code: "server-internal", message: "The server gave no usable answer." } };
  const response = NextResponse.json(body, { status });
  if (answer.retryAfter) response.headers.set("Retry-After", answer.retryAfter);
  response.headers.set("Cache-Control", "no-store");
  if (status === 401) clearSession(response, request);
  return response;
}

export function clearSession(response: NextResponse, request: Request): void {
  const secure = isHttps(request);
  for (const name of [REFRESH_COOKIE, ACCESS_COOKIE]) {
    response.cookies.set(name, "", { httpOnly: true, secure, sameSite: "strict", path: SESSION_PATH, maxAge: 0 });
  }
  response.cookies.set(SIGNED_IN_COOKIE, "", { httpOnly: true, secure, sameSite: "lax", path: "/", maxAge: 0 });
}

/** The refusal of a request that another site's page made in the user's name; null if it is our own. */
export function refuseForeign(request: Request): NextResponse | null {
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  const isOwn = site ? site === "same-origin" : origin === null || new URL(origin).host === host;
  if (isOwn) return null;
  const error = { code: "auth-forbidden", message: "This address answers to the app's own pages only." };
  return NextResponse.json({ error }, { status: 403 });
}
