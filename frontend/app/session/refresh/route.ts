import type { NextRequest, NextResponse } from "next/server";
import { callAuth } from "@/lib/server/handlers";
import { REFRESH_COOKIE, refusal, refuseForeign, sessionAnswer } from "@/lib/server/refresh-cookie";
import { inTurn } from "@/lib/server/refresh-turns";

/** Exchanges the refresh cookie for a new access token and a new refresh cookie. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  const foreign = refuseForeign(request);
  if (foreign) return foreign;
  const refreshToken = request.cookies.get(REFRESH_COOKIE)?.value;
  if (!refreshToken) {
    const error = { code: "auth-token-missing", message: "You are signed out." };
    return refusal({ status: 401, body: { error }, retryAfter: null }, request);
  }
  const answer = await inTurn(refreshToken, () => callAuth("refresh", { refresh_token: refreshToken }, request));
  return sessionAnswer(answer, request);
}
