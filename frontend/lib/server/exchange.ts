import "server-only";
import type { NextRequest, NextResponse } from "next/server";
import { callAuth } from "./handlers";
import { inTurn } from "./refresh-turns";
import { REFRESH_COOKIE, refusal, sessionAnswer } from "./session-cookies";

/** Exchanges the request's refresh cookie for a new access token and new cookies. */
export async function exchange(request: NextRequest): Promise<NextResponse> {
  const refreshToken = request.cookies.get(REFRESH_COOKIE)?.value;
  if (!refreshToken) {
    const error = { code: "auth-token-missing", message: "You are signed out." };
    return refusal({ status: 401, body: { error }, retryAfter: null }, request);
  }
  const answer = await inTurn(refreshToken, () => callAuth("refresh", { refresh_token: refreshToken }, request));
  return sessionAnswer(answer, request);
}
