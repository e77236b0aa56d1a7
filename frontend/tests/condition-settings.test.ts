import assert from "node:assert/strict";
import { test } from "node:test";
import { groupChanges, previewOf, ruleChanges } from "@/features/condition/threshold-input";
import { ruleText } from "@/features/condition/threshold-words";
import { sensitivityText, usualText } from "@/features/condition/watch-words";
import { limitOf, trendRange } from "@/features/condition/trend-bands";

const RULE = {
  unit: "degC",
  direction: "above",
  warning_level: 80,
  alarm_level: 90,
  warning_clear_level: null,
  alarm_clear_level: 85,
  hysteresis: 0.1,
  raise_count: 3,
  raise_window: null,
  clear_count: 3,
  delay_seconds: null,
  only_while_running: true,
  settling_seconds: 600,
  only_in_shift: false,
  judged_windows: [] as unknown,
  stale_after_seconds: null,
  combines: null,
  members: [] as unknown,
  counts_alone: true,
  source: "maker",
};

const plain = (text: string) => text.replaceAll("\u202f", " ");

void test("a threshold is one sentence", () => {
  assert.equal(
    plain(ruleText(RULE)),
    "Warning above 80.0 °C, alarm above 90.0 °C for 3 values in a row; " +
      "cleared by 3 values in a row below 72.0 °C and 85.0 °C; judged from 10 min after a start on.",
  );
  const windows = [{ weekdays: [1, 2, 3, 4, 5], starts: "06:00", ends: "22:00" }];
  const low = { ...RULE, direction: "below", warning_level: null, alarm_level: 4, alarm_clear_level: null, unit: "bar" };
  assert.equal(
    plain(ruleText({ ...low, delay_seconds: 90, clear_count: 1, only_while_running: false, judged_windows: windows, only_in_shift: true })),
    "Alarm below 4.00 bar for 1 min 30 s without a break; cleared by the first value above 4.40 bar; " +
      "judged also while the machine stands, Mon–Fri 06:00–22:00, in shifts only.",
  );
  assert.match(ruleText({ ...RULE, raise_count: 2, raise_window: 5 }), /for 2 of 5 values;/u);
  assert.match(ruleText({ ...RULE, raise_count: 1 }), /at the first value;/u);
});

void test("a group names its members", () => {
  const group = { ...RULE, warning_level: null, alarm_level: null, combines: "all", members: ["temperature", "velocity_rms", "oil_level"] };
  assert.equal(ruleText(group), "Has the level that all of Temperature, Vibration velocity RMS and Oil level reach.");
  assert.equal(ruleText({ ...group, combines: "any", members: ["a", "b"] }), "Has the worst level of A and B.");
});

void test("what was entered becomes the rule, an empty field none", () => {
  const form = new FormData();
  for (const [name, value] of [
    ["unit", "bar"],
    ["direction", "below"],
    ["warning_level", "4.5"],
    ["alarm_level", ""],
    ["hysteresis", "5"],
    ["raise_count", "2"],
    ["raise_window", "5"],
    ["only_in_shift", "on"],
    ["window", "3"],
    ["weekday 3", "1"],
    ["weekday 3", "7"],
    ["starts 3", "22:00"],
    ["ends 3", "06:00"],
    ["weekday 0", "4"],
  ] as const) {
    form.append(name, value);
  }
  const said = ruleChanges(form);
  assert.equal(said.warning_level, 4.5);
  assert.equal(said.alarm_level, null);
  assert.equal(said.hysteresis, 0.05);
  assert.equal(said.raise_window, 5);
  assert.equal(said.only_while_running, false);
  assert.equal(said.only_in_shift, true);
  assert.deepEqual(said.judged_windows, [{ weekdays: [1, 7], starts: "22:00", ends: "06:00" }]);
  const limits = previewOf(said);
  assert.deepEqual(limitOf(limits, "warning"), { raise: 4.5, clear: 4.725 });
  assert.equal(limitOf(limits, "alarm"), null);
});

void test("a group is entered with its members alone", () => {
  const form = new FormData();
  form.append("combines", "any");
  form.append("member", "temperature");
  form.append("member", "velocity_rms");
  assert.deepEqual(groupChanges(form), { combines: "any", members: ["temperature", "velocity_rms"], weight: 1, counts_alone: false });
});

void test("the scale of a trend shows the warning, and an alarm that does not press the values flat", () => {
  const near = previewOf({ warning_level: 80, alarm_level: 90 });
  assert.ok(trendRange(near, 20, 30)[1] > 90);
  const far = trendRange(previewOf({ warning_level: 80, alarm_level: 900 }), 20, 30);
  assert.ok(far[1] > 80 && far[1] < 100);
  assert.ok(trendRange(previewOf({ direction: "below", warning_level: -20 }), -5, 5)[0] < -20);
  assert.deepEqual(trendRange(undefined, 0, 0), [0, 1]);
});

void test("a sensitivity and what is usual are told in words", () => {
  assert.deepEqual([10, 1, 0.3, 0.01, 0].map(sensitivityText), [
    "More: 10 times as many values",
    "As usual",
    "Less: values 3.3 times as seldom",
    "Less: values 100 times as seldom",
    "Off: finds none",
  ]);
  assert.equal(usualText({ medians: [37.47] }), "about 37.5");
  assert.equal(usualText({ medians: [20, 31, 25] }), "about 20.0 to 31.0 by the hour of the day");
  assert.equal(usualText({ measures: ["a", "b"], medians: [1, 2] }), "how 2 measures stand to each other");
  assert.equal(usualText(null), null);
});
