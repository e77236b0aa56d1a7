"use client";
/**
 * One live topic is one document, written as a subscription. A subscriber (`useLiveTopic`) keeps it open
 * and mirrors every push into the cache under the same document read as a query; any number of readers
 * (`useTopic`) take it from there. Hasura has the same fields under both roots, so one text serves both.
 */
import type { OperationVariables, TypedDocumentNode } from "@apollo/client";
import { skipToken, useApolloClient, useSubscription } from "@apollo/client/react";
import type { DocumentNode } from "graphql";
import { Kind, OperationTypeNode } from "graphql";
import { useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import type { Failure } from "./errors";
import { describeError } from "./errors";
import type { TopicStore } from "./topic-store";
import { NOT_YET, topicStore } from "./topic-store";

const asQueries = new WeakMap<DocumentNode, DocumentNode>();

/** The subscription's document with the word `query` in place of `subscription`. */
export function asQuery<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
): TypedDocumentNode<Data, Variables> {
  let query = asQueries.get(document);
  if (!query) {
    query = {
      ...document,
      definitions: document.definitions.map((definition) =>
        definition.kind === Kind.OPERATION_DEFINITION ? { ...definition, operation: OperationTypeNode.QUERY } : definition,
      ),
    };
    asQueries.set(document, query);
  }
  return query;
}

export type Live<Data> = { data: Data | undefined; isLoading: boolean; failure: Failure | null };

/** Keeps `document` live and in the cache; `null` for variables: not yet. Mount it once per topic and variables. */
export function useLiveTopic<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables | null,
): Live<Data> {
  const options: useSubscription.Options<Data> = {
    variables: variables ?? {},
    // Written below, as a query; read back, so that what did not change stays the same object.
    fetchPolicy: "no-cache",
    onData: ({ client, data: { data: pushed } }) => {
      if (pushed === undefined || pushed === null) return;
      const query: DocumentNode = asQuery(document);
      client.cache.writeQuery({ query, variables: variables ?? {}, data: fieldsOf(pushed) });
    },
  };
  const { loading, error, restart } = useSubscription(
    document as TypedDocumentNode<Data>,
    variables === null ? skipToken : options,
  );
  useRestart(error, restart);
  const data = useTopic(document, variables);
  return { data, isLoading: data === undefined && (loading || variables === null), failure: error ? describeError(error) : null };
}

/**
 * Reads what a subscriber elsewhere keeps live. It watches the cache itself: a `useQuery` with the policy `cache-only`
 * drops the second of two pushes that come in one turn of the event loop, and would show the older for ever.
 */
export function useTopic<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables | null,
): Data | undefined {
  const { cache } = useApolloClient();
  const key = JSON.stringify(variables);
  const topic = useMemo<TopicStore<Data>>(() => {
    const known = JSON.parse(key) as Variables | null;
    return known === null ? NOT_YET : topicStore(cache, asQuery(document), known);
  }, [cache, document, key]);
  return useSyncExternalStore(topic.subscribe, topic.read, NOT_YET.read);
}

/** A push without its root's type name: the cache holds it under the query's root. */
function fieldsOf(pushed: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(pushed).filter(([name]) => name !== "__typename"));
}

/** A subscription that ended with an error (the engine restarting, say) is tried again, ever more slowly. */
function useRestart(error: unknown, restart: () => void): void {
  const attempt = useRef(0);
  useEffect(() => {
    if (!error) {
      attempt.current = 0;
      return undefined;
    }
    const failure = describeError(error);
    if (!failure.canRetry && failure.kind !== "signed-out") return undefined;
    attempt.current += 1;
    const timer = setTimeout(restart, Math.min(30_000, 1_000 * 2 ** attempt.current));
    return () => clearTimeout(timer);
  }, [error, restart]);
}
