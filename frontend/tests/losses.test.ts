import assert from "node:assert/strict";
import { test } from "node:test";
import { lossSteps } from "@/features/oee/losses";

const SHIFT = {
  planned_busy_seconds: 28_800,
  production_seconds: 21_600,
  setup_seconds: 1_800,
  delay_seconds: 2_400,
  down_seconds: 3_000,
  unknown_seconds: 0,
  ideal_all_seconds: 18_000,
  ideal_good_seconds: 17_100,
};

void test("each loss hangs from the step before, and the last step over the first is OEE", () => {
  const steps = lossSteps(SHIFT);
  assert.deepEqual(
    steps.map((step) => step.name),
    ["Planned busy", "Down", "Delay", "Setup", "Production", "Speed loss", "Scrap", "Good parts"],
  );
  for (const [index, step] of steps.entries()) {
    if (step.kind === "loss") assert.equal(step.from, steps[index - 1]?.to);
  }
  assert.equal(steps[3]?.to, SHIFT.production_seconds);
  const first = steps[0];
  const last = steps.at(-1);
  assert.ok(first && last);
  assert.equal(last.to / first.to, 17_100 / 28_800);
});

void test("a machine faster than ideal gains instead of losing", () => {
  const step = lossSteps({ ...SHIFT, ideal_all_seconds: 22_000 }).find((item) => item.name === "Speed loss");
  assert.ok(step && step.to > step.from);
});
