import type { NextRequest, NextResponse } from "next/server";
import { exchange } from "@/lib/server/exchange";
import { refuseForeign } from "@/lib/server/session-cookies";

/** A new access token, whatever the age of the present one. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  return refuseForeign(request) ?? exchange(request);
}
