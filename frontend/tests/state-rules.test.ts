import assert from "node:assert/strict";
import { test } from "node:test";
import { differingSeconds } from "@/features/oee/differing";
import { toSpans } from "@/features/oee/state-spans";
import { firstRule, followedShare, ruleOf, ruleWords, toldBy, unitOf, withoutRule } from "@/features/oee/state-rules";

const POWER = { source: "power", measure: "power", running_from: 40, off_below: 5, hysteresis: 0.25, dwell_seconds: 30, slow_cycles: 2 };
const series = (measure: string, kind = "gauge", unit = "kW") => ({ id: 1, measure, kind, unit });

void test("a rule is said in words, without what it does not use", () => {
  assert.equal(
    ruleWords(POWER, "kW").replaceAll("\u202f", " "),
    "Runs from 40 kW of power on; off below 5 kW, else idle; a level is left 0.25 kW below its edge; a change holds for 30 s",
  );
  assert.equal(
    ruleWords({ ...POWER, measure: "velocity_rms", running_from: 1.5, off_below: 0, hysteresis: 0, dwell_seconds: 0 }, "mm/s").replaceAll("\u202f", " "),
    "Runs from 1.5 mm/s of velocity rms on; else idle",
  );
  assert.match(ruleWords({ ...POWER, source: "counter", slow_cycles: 2.5 }, ""), /stopped after 2\.5 ideal cycle times/);
});

void test("a machine without a rule goes by its own power levels, or by nothing", () => {
  assert.match(withoutRule({ power_running_kw: 2, power_standby_kw: null }), /from 2\u202fkW .* 0\.2\u202fkW below/);
  assert.match(withoutRule({ power_running_kw: null, power_standby_kw: null }), /unknown/);
  assert.equal(toldBy({ machine_states: [] }), "nothing yet");
  assert.equal(unitOf({ series: [series("power")] as never }, "current"), "");
});

void test("a rule begins with what the machine measures", () => {
  const levels = { power_running_kw: 40, power_standby_kw: 5 };
  const first = (...measured: object[]) => firstRule({ ...levels, series: measured as never });
  assert.deepEqual(first(series("part_count", "counter"), series("power")), { ...POWER, hysteresis: 4 });
  assert.equal(first(series("part_count", "counter")).source, "counter");
  assert.deepEqual([first(series("temperature")).source, first(series("temperature")).measure], ["vibration", "temperature"]);
});

void test("what a form does not show of a rule stays as it is", () => {
  const form = new FormData();
  form.set("source", "counter");
  form.set("slow_cycles", "3");
  assert.deepEqual(ruleOf(form, POWER), { ...POWER, source: "counter", measure: "part_count", slow_cycles: 3 });
  form.set("source", "power");
  form.set("measure", "power");
  form.set("running_from", "8");
  assert.deepEqual(ruleOf(form, POWER), { ...POWER, running_from: 8, slow_cycles: 3 });
});

void test("how far a change is followed is a share of the time since it holds", () => {
  const day = 86_400_000;
  const rule = { valid_from: new Date(day).toISOString(), valid_to: null, followed_until: new Date(2 * day).toISOString() };
  assert.equal(followedShare(rule, 5 * day), 0.25);
  assert.equal(followedShare({ ...rule, followed_until: null }, 5 * day), 1);
  assert.equal(followedShare({ ...rule, valid_from: "-infinity" }, 5 * day), null);
});

void test("two tellings of the same time differ where their states do", () => {
  const row = (state: string, from: number, to: number) => ({
    state,
    started_at: new Date(from * 1000).toISOString(),
    ended_at: new Date(to * 1000).toISOString(),
  });
  const spans = (...rows: ReturnType<typeof row>[]) => toSpans(rows, 0, 100_000);
  const one = spans(row("running", 0, 40), row("idle", 40, 60), row("running", 60, 100));
  const other = spans(row("running", 0, 50), row("off", 50, 55), row("running", 70, 100));
  assert.equal(differingSeconds(one, one), 0);
  assert.equal(differingSeconds(one, other), 30); // 40–70: idle or running against running, off and silence
  assert.equal(differingSeconds(other, one), 30);
  assert.equal(differingSeconds(one, spans()), 100);
});
