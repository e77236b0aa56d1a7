import assert from "node:assert/strict";
import { test } from "node:test";
import { overallOee } from "@/features/oee/overall-oee";

void test("machines weigh by their time: percentages are not averaged", () => {
  const long = { planned_busy_seconds: 28_800, unknown_seconds: 0, ideal_good_seconds: 14_400 };
  const short = { planned_busy_seconds: 3_600, unknown_seconds: 0, ideal_good_seconds: 3_600 };
  assert.equal(overallOee([long, short]), 18_000 / 32_400);
});

void test("time in which nobody knows the state does not count", () => {
  assert.equal(overallOee([{ planned_busy_seconds: 200, unknown_seconds: 100, ideal_good_seconds: 50 }]), 0.5);
});

void test("without observed time there is no OEE", () => {
  assert.equal(overallOee([]), null);
  assert.equal(overallOee([{ planned_busy_seconds: 100, unknown_seconds: 100, ideal_good_seconds: 0 }]), null);
});
