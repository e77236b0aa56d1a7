import assert from "node:assert/strict";
import { test } from "node:test";
import { includesRole, readAccessToken, secondsLeft } from "@/lib/auth/access-token";

function token(payload: object): string {
  return `h.${Buffer.from(JSON.stringify(payload)).toString("base64url")}.s`;
}

void test("a token tells whose it is; its end is reckoned from its arrival", () => {
  const claims = { "x-hasura-user-id": "u", "x-hasura-organization-id": "o", "x-hasura-default-role": "engineer", name: "Zoë" };
  const read = readAccessToken(token({ exp: 1, "https://hasura.io/jwt/claims": claims }), 900, 1_000_000);
  assert.deepEqual(read.identity, { userId: "u", organizationId: "o", role: "engineer" });
  assert.equal(read.expiresAt, 1_900_000);
});

void test("an unknown role may least", () => {
  const claims = { "x-hasura-default-role": "emperor" };
  assert.equal(readAccessToken(token({ "https://hasura.io/jwt/claims": claims }), 1, 0).identity.role, "viewer");
});

void test("the rest of a token's life; nonsense has none", () => {
  assert.equal(secondsLeft(token({ exp: 1_000 }), 400_000), 600);
  assert.equal(secondsLeft(token({ exp: 1_000 }), 2_000_000), 0);
  for (const text of ["", "a.b.c", "nonsense", "..", token({})]) assert.equal(secondsLeft(text, 0), 0);
});

void test("each role includes all before it", () => {
  assert.ok(includesRole("owner", "viewer"));
  assert.ok(includesRole("operator", "operator"));
  assert.ok(!includesRole("viewer", "operator"));
});
