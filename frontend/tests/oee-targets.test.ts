import assert from "node:assert/strict";
import { test } from "node:test";
import { ownerOf, shareOf, widestFirst } from "@/features/oee/targets";
import { hasBeginning, holdsAt, validityOf, validityWords } from "@/lib/validity";

const NOON = Date.parse("2026-11-20T12:00:00Z");
const ALWAYS = "-infinity";

void test("something holds from its begin on and no more from its end on", () => {
  const validity = { valid_from: "2026-11-20T11:00:00+00:00", valid_to: "2026-11-20T12:00:00+00:00" };
  assert.equal(holdsAt(validity, NOON - 3_600_001), "later");
  assert.equal(holdsAt(validity, NOON - 3_600_000), "now");
  assert.equal(holdsAt(validity, NOON), "over");
  assert.equal(holdsAt({ valid_from: ALWAYS, valid_to: null }, 0), "now");
});

void test("a beginning of time is none, in every way it is written", () => {
  assert.equal(hasBeginning({ valid_from: ALWAYS }), false);
  assert.equal(hasBeginning({ valid_from: "0001-01-01T00:00:00+00:00" }), false);
  assert.equal(validityWords({ valid_from: ALWAYS, valid_to: null }, "UTC"), "always");
  assert.match(validityWords({ valid_from: ALWAYS, valid_to: "2026-11-20T12:00:00Z" }, "Asia/Seoul"), /^to .*(21:00|9:00)/);
});

void test("what a form says is read by the factory's clock; a beginning left empty is not said", () => {
  const form = new FormData();
  form.set("valid_from", "");
  form.set("valid_to", "2026-11-20T21:00");
  assert.deepEqual(validityOf(form, "Asia/Seoul"), { valid_to: "2026-11-20T12:00:00.000Z" });
  form.set("valid_from", "2026-11-20T20:00:30");
  assert.equal(validityOf(form, "Asia/Seoul").valid_from, "2026-11-20T11:00:30.000Z");
});

void test("targets stand factory by factory, the widest first", () => {
  const [factory, area, line, machine] = ["Aarhus", "Pump house", "Pumps", "Pump 1"].map((name) => ({ id: name, name }));
  assert.ok(factory && area && line && machine);
  const targets = [
    { factory, area: null, line: null, machine },
    { factory, area: null, line, machine: null },
    { factory, area: null, line: null, machine: null },
    { factory, area, line: null, machine: null },
  ];
  assert.deepEqual(
    widestFirst(targets).map((target) => ownerOf(target).kind),
    ["factory", "area", "line", "machine"],
  );
});

void test("percents become shares without the dust of division", () => {
  assert.equal(shareOf(82.3), 0.823);
  assert.equal(shareOf(null), 0);
});
