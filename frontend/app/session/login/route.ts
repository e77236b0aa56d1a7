import type { NextRequest, NextResponse } from "next/server";
import { callAuth } from "@/lib/server/handlers";
import { refusal, refuseForeign, sessionAnswer } from "@/lib/server/session-cookies";

/** Signs in: `{email, password}` → `{access_token, expires_in}` and the refresh cookie. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  const foreign = refuseForeign(request);
  if (foreign) return foreign;
  let credentials: unknown;
  try {
    credentials = await request.json();
  } catch {
    const error = { code: "input-malformed", message: "The body is not JSON." };
    return refusal({ status: 400, body: { error }, retryAfter: null }, request);
  }
  return sessionAnswer(await callAuth("login", credentials, request), request);
}
