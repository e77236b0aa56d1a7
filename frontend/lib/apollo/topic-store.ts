import type { ApolloCache, Cache, OperationVariables, TypedDocumentNode } from "@apollo/client";

export type TopicStore<Data> = { subscribe: (onChange: () => void) => () => void; read: () => Data | undefined };

export const NOT_YET: TopicStore<never> = { subscribe: () => () => undefined, read: () => undefined };

/** One topic in the cache, as React reads it: nothing until every field is there. */
export function topicStore<Data, Variables extends OperationVariables>(
  cache: ApolloCache,
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): TopicStore<Data> {
  const asked = { query, variables, optimistic: true, returnPartialData: true };
  const complete = (diff: Cache.DiffResult<Data>) => (diff.complete ? diff.result : undefined);
  let current = complete(cache.diff<Data>(asked));
  return {
    subscribe: (onChange) => {
      const accept = (diff: Cache.DiffResult<Data>) => {
        current = complete(diff);
        onChange();
      };
      const stop = cache.watch<Data, Variables>({ ...asked, callback: accept });
      accept(cache.diff<Data>(asked)); // what came between the first drawing and now
      return stop;
    },
    read: () => current,
  };
}
