import assert from "node:assert/strict";
import { test } from "node:test";
import { timeTicks } from "@/features/oee/time-ticks";
import { neighbour, periodAround, periodLabel } from "@/lib/format/periods";
import { fromLocalInput, instantOf, toLocalInput, wallClock, withLocalTimes } from "@/lib/format/wall-clock";

const NEW_YORK = "America/New_York";
const HOUR = 3600_000;
const at = (text: string) => Date.parse(text);
const hours = (period: { from: number; to: number }) => (period.to - period.from) / HOUR;

void test("days of a clock change have 23 and 25 hours, weeks 167 and 169", () => {
  assert.equal(hours(periodAround(at("2026-03-08T12:00:00Z"), "day", NEW_YORK)), 23);
  assert.equal(hours(periodAround(at("2026-11-01T12:00:00Z"), "day", NEW_YORK)), 25);
  assert.equal(hours(periodAround(at("2026-03-05T12:00:00Z"), "week", NEW_YORK)), 167);
  assert.equal(hours(periodAround(at("2026-10-29T12:00:00Z"), "week", NEW_YORK)), 169);
});

void test("a week begins on Monday, a month on its first day, by the factory's clock", () => {
  const week = periodAround(at("2026-11-23T03:00:00Z"), "week", NEW_YORK); // still Sunday there
  assert.equal(toLocalInput(week.from, NEW_YORK), "2026-11-16T00:00:00");
  const month = periodAround(at("2026-12-01T03:00:00Z"), "month", NEW_YORK);
  assert.equal(toLocalInput(month.from, NEW_YORK), "2026-11-01T00:00:00");
  assert.equal(toLocalInput(month.to, NEW_YORK), "2026-12-01T00:00:00");
  const quarter = periodAround(at("2027-01-01T03:00:00Z"), "quarter", NEW_YORK); // still December there
  assert.equal(toLocalInput(quarter.from, NEW_YORK), "2026-10-01T00:00:00");
  assert.equal(toLocalInput(quarter.to, NEW_YORK), "2027-01-01T00:00:00");
  assert.equal(periodLabel(quarter, "quarter", NEW_YORK), "Q4 2026");
  const year = periodAround(at("2027-01-01T03:00:00Z"), "year", NEW_YORK);
  assert.equal(toLocalInput(year.from, NEW_YORK), "2026-01-01T00:00:00");
  assert.equal(periodLabel(year, "year", NEW_YORK), "2026");
});

void test("neighbours touch, and lead back", () => {
  for (const kind of ["day", "week", "month", "quarter", "year"] as const) {
    const period = periodAround(at("2026-03-10T12:00:00Z"), kind, NEW_YORK);
    const before = neighbour(period, kind, NEW_YORK, -1);
    assert.equal(before.to, period.from);
    assert.deepEqual(neighbour(before, kind, NEW_YORK, 1), period);
  }
});

void test("labels say the factory's date", () => {
  const day = periodAround(at("2026-11-21T03:00:00Z"), "day", NEW_YORK);
  assert.match(periodLabel(day, "day", NEW_YORK, "en-GB"), /Fri,? 20 Nov 2026/);
});

void test("what is typed by the wall clock is the instant meant", () => {
  assert.equal(fromLocalInput("2026-11-20T14:05:00", NEW_YORK), at("2026-11-20T19:05:00Z"));
  assert.equal(fromLocalInput("", NEW_YORK), null);
  for (const zone of [NEW_YORK, "Asia/Kolkata", "Australia/Lord_Howe"]) {
    for (let instant = at("2026-01-01T00:00:00Z"); instant < at("2027-01-01T00:00:00Z"); instant += 37 * HOUR) {
      const back = instantOf(wallClock(instant, zone), zone);
      assert.equal(wallClock(back, zone), wallClock(instant, zone));
    }
  }
});

void test("instants in a sentence are told by the wall clock", () => {
  const sentence = "from 2026-11-21T03:24:59.734000+00:00 on";
  assert.equal(withLocalTimes(sentence, NEW_YORK), "from 2026-11-20 22:24:59 on");
});

void test("ticks are round by the wall clock, also over a clock change", () => {
  const day = periodAround(at("2026-11-01T12:00:00Z"), "day", NEW_YORK);
  const { step, ticks } = timeTicks(day.from, day.to, NEW_YORK);
  assert.equal(step, 4 * HOUR);
  for (const tick of ticks) assert.equal(wallClock(tick, NEW_YORK) % step, 0);
});
