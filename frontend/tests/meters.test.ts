import assert from "node:assert/strict";
import { test } from "node:test";
import { standsThere, usualMethod } from "@/features/energy/meter-words";

void test("a series of power or energy is offered with the method that mostly fits it", () => {
  const method = (unit: string, kind: string) => usualMethod({ unit, kind });
  assert.equal(method("kW", "gauge"), "trapezoid");
  assert.equal(method("kWh", "counter"), "counter");
  assert.equal(method("Wh", "gauge"), "interval_end");
  assert.deepEqual(["°C", "kWhx", "VA", ""].map((unit) => method(unit, "gauge")), [null, null, null, null]);
});

void test("a meter counts on a machine while it stands there", () => {
  const placements = [
    { machine_id: "a", valid_from: "2026-01-01T00:00:00Z", valid_to: "2026-02-01T00:00:00Z" },
    { machine_id: "b", valid_from: "2026-02-01T00:00:00Z", valid_to: null },
  ];
  assert.deepEqual(standsThere(placements, "b"), [placements[1]]);
  assert.deepEqual(standsThere(placements, "c"), []);
});
