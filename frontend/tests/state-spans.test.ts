import assert from "node:assert/strict";
import { test } from "node:test";
import { toSpans, totals } from "@/features/oee/state-spans";

const at = (minute: number) => new Date(minute * 60_000).toISOString();
const row = (state: string, from: number, to: number | null) => ({
  state,
  started_at: at(from),
  ended_at: to === null ? null : at(to),
});
const minutes = (value: number) => value * 60_000;

void test("spans are cut to the window and the open one reaches its end", () => {
  const spans = toSpans([row("running", -30, 10), row("idle", 10, null)], minutes(0), minutes(60));
  assert.deepEqual(spans, [
    { state: "running", from: 0, to: minutes(10) },
    { state: "idle", from: minutes(10), to: minutes(60) },
  ]);
});

void test("silence is shown as unknown, before, between and after", () => {
  const spans = toSpans([row("running", 10, 20), row("fault", 30, 40)], 0, minutes(60));
  assert.deepEqual(
    spans.map(({ state, from, to }) => [state, from / 60_000, to / 60_000]),
    [["unknown", 0, 10], ["running", 10, 20], ["unknown", 20, 30], ["fault", 30, 40], ["unknown", 40, 60]],
  );
});

void test("order of arrival does not matter, equal neighbours join, the sum is the window", () => {
  const spans = toSpans([row("running", 20, 40), row("running", 0, 20), row("idle", 40, 60)], 0, minutes(60));
  assert.equal(spans.length, 2);
  const sums = totals(spans);
  assert.deepEqual(sums[0], { state: "running", seconds: 2400, share: 2400 / 3600 });
  assert.equal(sums.reduce((sum, item) => sum + item.seconds, 0), 3600);
});
