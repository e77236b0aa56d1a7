import assert from "node:assert/strict";
import { test } from "node:test";
import { presentTurn, secondsWithin, whoIs } from "@/features/oee/operators";
import { isContradicted } from "@/features/oee/stop-spans";

const SIX = Date.parse("2026-11-20T06:00:00Z");
const turn = (from: number, to: number | null) => ({
  started_at: new Date(SIX + from * 60_000).toISOString(),
  ended_at: to === null ? null : new Date(SIX + to * 60_000).toISOString(),
});

void test("who is signed on is whose turn has not ended", () => {
  const [ended, open] = [turn(0, 30), turn(30, null)];
  assert.equal(presentTurn([ended, open]), open);
  assert.equal(presentTurn([ended]), null);
});

void test("a turn counts for the day from its beginning to now", () => {
  assert.equal(secondsWithin(turn(-60, 30), SIX, SIX + 3_600_000), 1_800);
  assert.equal(secondsWithin(turn(30, null), SIX, SIX + 3_600_000), 1_800);
  assert.equal(secondsWithin(turn(-60, -30), SIX, SIX + 3_600_000), 0);
});

void test("a member's name means the member, one that two have or nobody has is just a name", () => {
  const members = [
    { id: "1", name: "Oskar Operator" },
    { id: "2", name: "Ana" },
    { id: "3", name: "Ana" },
  ];
  assert.deepEqual(whoIs(" oskar operator", members), { user: "1" });
  assert.deepEqual(whoIs("Ana", members), { name: "Ana" });
  assert.deepEqual(whoIs("Nora ", members), { name: "Nora" });
});

void test("the dust of clocks contradicts nothing", () => {
  assert.equal(isContradicted({ contradicted_seconds: 0.4 }), false);
  assert.equal(isContradicted({ contradicted_seconds: 61 }), true);
});
