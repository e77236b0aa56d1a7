import assert from "node:assert/strict";
import { test } from "node:test";
import { faultOrders } from "@/features/condition/bearing-lines";
import { learningText } from "@/features/condition/learning";
import { raisedWhy } from "@/features/condition/raised-why";
import { lineAt, nearestMark } from "@/features/condition/spectrum-table";
import { amplitudeShare, peaksPerColumn } from "@/features/condition/waterfall-cells";

void test("the fault frequencies of a 6205 bearing are those its data sheet gives", () => {
  // SKF 6205-2RS of the CWRU recordings: 9 balls, 0.3126 in. in a pitch circle of 1.537 in.
  const orders = faultOrders({ elements: 9, element_diameter: 0.3126, pitch_diameter: 1.537 });
  assert.ok(orders);
  for (const [name, expected] of Object.entries({ BPFO: 3.5848, BPFI: 5.4152, "2×BSF": 4.7135, FTF: 0.39828 })) {
    assert.ok(Math.abs(orders[name as keyof typeof orders] - expected) < 0.001, name);
  }
});

void test("what is no bearing has no fault frequencies", () => {
  assert.equal(faultOrders(undefined), null);
  assert.equal(faultOrders({ elements: 9 }), null);
  assert.equal(faultOrders({ elements: 9, element_diameter: 2, pitch_diameter: 1 }), null);
});

void test("the cursor stands on a line, and names the mark beside it", () => {
  const spectrum = { f0_hz: 0, df_hz: 2.5, amplitudes: [0, 1, 9, 1] };
  assert.deepEqual(lineAt(spectrum, 4.4), { hz: 5, amplitude: 9 });
  assert.deepEqual(lineAt(spectrum, 99), { hz: 7.5, amplitude: 1 });
  const marks = [
    { kind: "order" as const, hz: 30, label: "1×" },
    { kind: "fault" as const, hz: 107.4, label: "BPFO" },
    { kind: "band" as const, hz: 100, label: "band" },
  ];
  assert.equal(nearestMark(marks, 107.5, 1)?.label, "BPFO");
  assert.equal(nearestMark(marks, 100, 1), null);
});

void test("a narrow peak keeps its height in the waterfall", () => {
  const line = Array.from({ length: 1000 }, (_, index) => (index === 733 ? 5 : 0.01));
  const peaks = peaksPerColumn(line, 100);
  assert.equal(peaks[73], 5);
  assert.equal(peaks.filter((value) => value > 1).length, 1);
  assert.deepEqual([0.001, 1, 10].map((value) => amplitudeShare(value, 1)), [0, 1, 1]);
});

void test("a raised level says by which limit and for how long", () => {
  const rule = { direction: "above", warning_level: 80, alarm_level: null, unit: "bar", raise_count: 3, raise_window: null, delay_seconds: null };
  assert.equal(raisedWhy("warning", rule), "Raised because 3 values in a row were above 80.0\u202fbar");
  assert.equal(raisedWhy("warning", { ...rule, raise_window: 5 }), "Raised because 3 of 5 values were above 80.0\u202fbar");
  assert.equal(raisedWhy("warning", { ...rule, direction: "below", delay_seconds: 30 }), "Raised because for 30 s without a break it was below 80.0\u202fbar");
  assert.equal(raisedWhy("alarm", rule), null);
  assert.equal(raisedWhy("normal", rule), null);
  assert.equal(raisedWhy("warning", undefined), null);
});

void test("a baseline that is learned anew says how far it is, and when it will be ready", () => {
  const now = Date.parse("2026-11-09T12:00:00Z");
  const learning = { of: "temperature", present: 12, needed: 150, ready_at: "2026-11-10T15:00:00Z", reason: null };
  assert.match(learningText(learning, "UTC", now), /^12 of 150 values; ready about .*10/);
  assert.equal(learningText({ ...learning, present: 151, ready_at: "2026-11-09T11:00:00Z" }, "UTC", now), "learned from 151 values");
  const silent = { ...learning, ready_at: null, reason: "no values within 7 days" };
  assert.equal(learningText(silent, "UTC", now), "12 of 150 values; no values within 7 days");
});
