import assert from "node:assert/strict";
import { test } from "node:test";
import { missingToTarget } from "../features/oee/trend";

void test("what is missing to a target is said in time and parts, and that there is none", () => {
  const row = { oee: 0.5, target: 0.8, missing_seconds: 630, missing_quantity: 126 };
  assert.match(missingToTarget(row), /126 good parts missing to 80/);
  assert.match(missingToTarget({ ...row, missing_quantity: null }), /missing to 80/);
  assert.match(missingToTarget({ ...row, missing_seconds: 0 }), /reached/);
  assert.match(missingToTarget({ ...row, oee: null, missing_seconds: null }), /not known/);
  assert.equal(missingToTarget({ ...row, target: null }), "no target");
});
