import { NextResponse } from "next/server";
import type { NextRequest } from "next/server";
import { callAuth } from "@/lib/server/handlers";
import { REFRESH_COOKIE, clearSession, refuseForeign } from "@/lib/server/session-cookies";

/** Ends the session on the server, as far as that is reachable, and in this browser in any case. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  const foreign = refuseForeign(request);
  if (foreign) return foreign;
  const refreshToken = request.cookies.get(REFRESH_COOKIE)?.value;
  if (refreshToken) await callAuth("logout", { refresh_token: refreshToken }, request);
  const response = new NextResponse(null, { status: 204 });
  clearSession(response, request);
  return response;
}
