import assert from "node:assert/strict";
import { test } from "node:test";
import type { Point } from "@/ui/chart/points";
import { extent, mergePoints, thinOut, withGaps } from "@/ui/chart/points";

void test("merging keeps the order, and the newer answer wins at the same instant", () => {
  const history: Point[] = [[1, 10], [2, 20], [4, 40]];
  const tail: Point[] = [[2, 21], [3, 30], [5, 50]];
  assert.deepEqual(mergePoints(history, tail), [[1, 10], [2, 21], [3, 30], [4, 40], [5, 50]]);
  assert.deepEqual(mergePoints([], tail), tail);
  assert.deepEqual(mergePoints(history, []), history);
});

void test("a long silence becomes a hole, a usual step does not", () => {
  const second = (n: number) => n * 1000;
  const points: Point[] = [[second(0), 1], [second(1), 2], [second(2), 3], [second(200), 4]];
  const drawn = withGaps(points);
  assert.equal(drawn.length, 5);
  assert.deepEqual(drawn[3], [second(101), null]);
  const slow: Point[] = [[0, 1], [second(900), 2], [second(1800), 3], [second(2700), 4]];
  assert.deepEqual(withGaps(slow), slow);
});

void test("thinning loses neither the peak nor the trough", () => {
  const points: Point[] = Array.from({ length: 10_000 }, (_, index) => [index, Math.sin(index / 50)]);
  points[5_003] = [5_003, 99];
  points[7_001] = [7_001, -99];
  const thin = thinOut(points, 1_000);
  assert.ok(thin.length <= 1_000);
  assert.deepEqual(extent(thin)?.high, 99);
  assert.deepEqual(extent(thin)?.low, -99);
  assert.ok(thin.every((point, index) => index === 0 || point[0] > (thin[index - 1]?.[0] ?? -1)));
});

void test("an empty curve has no extent", () => {
  assert.equal(extent([]), null);
  assert.equal(extent([[1, null]]), null);
});
