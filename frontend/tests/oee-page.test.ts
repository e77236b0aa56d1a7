import assert from "node:assert/strict";
import { test } from "node:test";
import { flattenScopes, scopeLabel } from "@/features/factories/scopes";
import { causesInOrder } from "@/features/oee/cause-tree";
import { waterfallSteps } from "@/features/oee/losses";
import { neighboursOf, secondsOf } from "@/features/oee/stop-spans";
import { drawn, moved, zoomed } from "@/features/oee/view-window";

void test("the server's waterfall falls from the sum of all to the good parts", () => {
  const losses = [
    { name: "unknown", amount: 100 },
    { name: "setup", amount: 0 },
    { name: "speed", amount: -50 },
    { name: "valuable", amount: 450 },
  ];
  const steps = waterfallSteps(losses);
  assert.deepEqual(
    steps.map(({ name, from, to }) => [name, from, to]),
    [
      ["Planned busy", 0, 500],
      ["Unknown", 500, 400],
      ["Speed loss", 400, 450],
      ["Good parts", 0, 450],
    ],
  );
});

void test("causes stand below their parents; one without its parent stands on top", () => {
  const row = (id: string, parent_id: string | null) => ({ id, parent_id, name: id, colour: null, treatment: "delay" });
  const ordered = causesInOrder([row("a", null), row("b", null), row("a1", "a"), row("a11", "a1"), row("x", "gone")]);
  assert.deepEqual(
    ordered.map(({ id, depth }) => [id, depth]),
    [
      ["a", 0],
      ["a1", 1],
      ["a11", 2],
      ["b", 0],
      ["x", 0],
    ],
  );
});

void test("neighbours of a stop touch it", () => {
  const stop = (id: string, from: string, to: string | null) => ({ id, started_at: `2026-11-20T${from}Z`, ended_at: to && `2026-11-20T${to}Z` });
  const stops = [stop("1", "10:00:00", "10:05:00"), stop("2", "10:05:00", "10:10:00"), stop("3", "10:11:00", null)];
  const [, second, third] = stops;
  assert.ok(second && third);
  assert.deepEqual(neighboursOf(second, stops), { before: stops[0], after: null });
  assert.equal(secondsOf(third, Date.parse("2026-11-20T10:12:00Z")), 60);
});

void test("a zoom never leaves the period", () => {
  const whole = { from: 0, to: 8 * 3600_000 };
  let view = zoomed(whole, whole, 0.5);
  assert.deepEqual(view, { from: 2 * 3600_000, to: 6 * 3600_000 });
  for (let step = 0; step < 5; step += 1) view = moved(view, whole, 0.5);
  assert.deepEqual(view, { from: 4 * 3600_000, to: whole.to });
  assert.deepEqual(zoomed(view, whole, 8), whole);
  assert.deepEqual(drawn(7_000, 5_000, whole), { from: 5_000, to: 65_000 });
});

void test("a tree of factories is a list with each part before what is in it", () => {
  const machine = { id: "m", name: "Mill" };
  const tree = [
    {
      id: "f",
      name: "North",
      time_zone: "Europe/Oslo",
      currency: "NOK",
      areas: [{ id: "a", name: "Hall", lines: [{ id: "l", name: "Line 1", machines: [machine] }] }],
    },
  ];
  const scopes = flattenScopes(tree);
  assert.deepEqual(
    scopes.map((scope) => [scope.kind, scope.depth, scope.machines.length]),
    [
      ["factory", 0, 1],
      ["area", 1, 1],
      ["line", 2, 1],
      ["machine", 3, 1],
    ],
  );
  assert.match(scopeLabel(scopes[0] ?? assert.fail()), /North \(factory\)/);
});
