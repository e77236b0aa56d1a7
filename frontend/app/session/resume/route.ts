import { NextResponse } from "next/server";
import type { NextRequest } from "next/server";
import { exchange } from "@/lib/server/exchange";
import { ACCESS_COOKIE, refuseForeign } from "@/lib/server/session-cookies";
import { secondsLeft } from "@/lib/auth/access-token";

/** A token that lasts less than this is exchanged rather than handed out again. */
const SHORTEST_SECONDS = 120;

/**
 * The session's present access token, for a page that was just loaded. It spares an exchange at every load:
 * exchanges are counted by the server, and each one lost on its way would cost the session.
 */
export async function POST(request: NextRequest): Promise<NextResponse> {
  const foreign = refuseForeign(request);
  if (foreign) return foreign;
  const present = request.cookies.get(ACCESS_COOKIE)?.value;
  const left = present ? secondsLeft(present, Date.now()) : 0;
  if (!present || left < SHORTEST_SECONDS) return exchange(request);
  return NextResponse.json({ access_token: present, expires_in: left }, { headers: { "Cache-Control": "no-store" } });
}
