import assert from "node:assert/strict";
import { test } from "node:test";
import type { TypedDocumentNode } from "@apollo/client";
import { InMemoryCache, gql } from "@apollo/client";
import { topicStore } from "@/lib/apollo/topic-store";

type Latest = { latest: { __typename: "latest"; id: number; value: number }[] };
const LATEST: TypedDocumentNode<Latest, Record<string, never>> = gql`
  query Latest {
    latest {
      id
      value
    }
  }
`;

function push(cache: InMemoryCache, value: number): void {
  cache.writeQuery({ query: LATEST, variables: {}, data: { latest: [{ __typename: "latest", id: 1, value }] } });
}

void test("the last of several pushes in one turn is what is read", () => {
  const cache = new InMemoryCache();
  const store = topicStore(cache, LATEST, {});
  let changes = 0;
  const stop = store.subscribe(() => (changes += 1));
  assert.equal(store.read(), undefined);
  push(cache, 21.5);
  push(cache, 31.4);
  assert.equal(store.read()?.latest[0]?.value, 31.4);
  assert.ok(changes >= 2);
  stop();
  push(cache, 47.5);
  assert.equal(store.read()?.latest[0]?.value, 31.4);
});

void test("what came before the subscription is there; a read without a change gives the same object", () => {
  const cache = new InMemoryCache();
  const store = topicStore(cache, LATEST, {});
  push(cache, 1);
  const stop = store.subscribe(() => undefined);
  assert.equal(store.read()?.latest[0]?.value, 1);
  assert.equal(store.read(), store.read());
  stop();
});
