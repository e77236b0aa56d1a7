import assert from "node:assert/strict";
import { test } from "node:test";
import { formatMoney, formatNumber, formatQuantity, formatShare } from "@/lib/format/number";
import { formatDuration, formatRelative, startOfDay } from "@/lib/format/time";

const en = { locale: "en-GB" };
const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, " ");

void test("numbers show three significant figures, no more than three places", () => {
  assert.equal(formatNumber(1234.5, en), "1,235");
  assert.equal(formatNumber(42.04, en), "42.0");
  assert.equal(formatNumber(4.2, en), "4.20");
  assert.equal(formatNumber(0.01234, en), "0.012");
  assert.equal(formatNumber(-0, en), "0");
});

void test("a missing or impossible number is a dash, never NaN", () => {
  for (const value of [null, undefined, Number.NaN, Number.POSITIVE_INFINITY]) {
    assert.equal(formatNumber(value, en), "–");
    assert.equal(formatQuantity(value, "kW", en), "–");
    assert.equal(formatShare(value, en), "–");
  }
});

void test("units are printed by their sign", () => {
  assert.equal(plain(formatQuantity(21.5, "degC", en)), "21.5 °C");
  assert.equal(plain(formatQuantity(2, "m/s2", en)), "2.00 m/s²");
  assert.equal(plain(formatQuantity(1500, "1/min", en)), "1,500 rpm");
});

void test("shares and money follow the locale", () => {
  assert.equal(plain(formatShare(0.8742, en)), "87.4 %");
  assert.equal(plain(formatShare(0.8742, { locale: "de" })), "87,4 %");
  assert.equal(plain(formatMoney(12.5, "EUR", { locale: "de" })), "12,50 €");
});

void test("relative times, past and future", () => {
  const now = Date.parse("2026-11-20T12:00:00Z");
  assert.equal(formatRelative(now - 2_000, now, en), "now");
  assert.equal(formatRelative("2026-11-20T11:57:00Z", now, en), "3 min ago");
  assert.equal(formatRelative("2026-11-20T14:00:00Z", now, en), "in 2 hr");
  assert.equal(formatRelative("2026-11-18T12:00:00Z", now, { locale: "en-GB" }), "2 days ago");
});

void test("durations carry over instead of showing 60", () => {
  assert.equal(formatDuration(59.6), "1 min");
  assert.equal(formatDuration(754), "12 min 34 s");
  assert.equal(formatDuration(3599.9), "1 h");
  assert.equal(formatDuration(7199), "2 h");
  assert.equal(formatDuration(86_399), "1 d");
  assert.equal(formatDuration(-5), "0 s");
  assert.equal(formatDuration(null), "–");
});

void test("the day begins at local midnight, also on days with a clock change", () => {
  const begin = (now: string, zone: string) => startOfDay(Date.parse(now), zone).toISOString();
  assert.equal(begin("2026-11-20T23:30:00.250Z", "Europe/Vienna"), "2026-11-20T23:00:00.000Z");
  assert.equal(begin("2026-03-29T12:00:00Z", "Europe/Vienna"), "2026-03-28T23:00:00.000Z");
  assert.equal(begin("2026-10-25T12:00:00Z", "Europe/Vienna"), "2026-10-24T22:00:00.000Z");
  assert.equal(begin("2026-11-20T10:00:00Z", "UTC"), "2026-11-20T00:00:00.000Z");
});
