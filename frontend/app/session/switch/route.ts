import type { NextRequest, NextResponse } from "next/server";
import { callAuth } from "@/lib/server/handlers";
import { ACCESS_COOKIE, REFRESH_COOKIE, refusal, refuseForeign, sessionAnswer } from "@/lib/server/session-cookies";

/** Goes over to another of one's organizations: `{organization}` → `{access_token, expires_in}`; the old session ends. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  const foreign = refuseForeign(request);
  if (foreign) return foreign;
  let wanted: unknown;
  try {
    wanted = await request.json();
  } catch {
    const error = { code: "input-malformed", message: "The body is not JSON." };
    return refusal({ status: 400, body: { error }, retryAfter: null }, request);
  }
  const accessToken = request.cookies.get(ACCESS_COOKIE)?.value ?? null;
  const answer = await callAuth("switch", wanted, request, accessToken);
  const before = request.cookies.get(REFRESH_COOKIE)?.value;
  if (answer.status < 400 && before) await callAuth("logout", { refresh_token: before }, request);
  return sessionAnswer(answer, request);
}
