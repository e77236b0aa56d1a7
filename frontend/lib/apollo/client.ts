import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from "@apollo/client";
import { SetContextLink } from "@apollo/client/link/context";
import { ErrorLink } from "@apollo/client/link/error";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { OperationTypeNode } from "graphql";
import { from as observableFrom, switchMap } from "rxjs";
import { accessToken, renew } from "@/lib/auth/session";
import { isTokenRefused } from "./errors";
import { createSocket } from "./socket";

/** Rows that are known by something else than `id`. */
const cache = () =>
  new InMemoryCache({
    typePolicies: {
      latest_value: { keyFields: ["series_id"] },
      measurement: { keyFields: false },
      measurement_minute: { keyFields: false },
      measurement_hour: { keyFields: false },
      spectrum: { keyFields: ["device_id", "time", "axis", "kind"] },
      feature: { keyFields: false },
      MachineOee: { keyFields: false },
      MachineEnergy: { keyFields: false },
    },
  });

const bearer = new SetContextLink(async (previous) => {
  const token = await accessToken();
  const headers = previous.headers as Record<string, string> | undefined;
  return { headers: { ...headers, authorization: `Bearer ${token.text}` } };
});

/** A token that the server no longer takes is renewed once and the operation sent again. */
const renewing = new ErrorLink(({ error, operation, forward }) => {
  if (!isTokenRefused(error) || operation.getContext().isRetry === true) return;
  operation.setContext({ isRetry: true });
  return observableFrom(renew()).pipe(switchMap(() => forward(operation)));
});

export function createApolloClient(): ApolloClient {
  const http = ApolloLink.from([renewing, bearer, new HttpLink({ uri: "/v1/graphql" })]);
  const socket = new GraphQLWsLink(createSocket());
  return new ApolloClient({
    link: ApolloLink.split(({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION, socket, http),
    cache: cache(),
    defaultOptions: { watchQuery: { fetchPolicy: "cache-and-network", nextFetchPolicy: "cache-first" } },
    devtools: { enabled: process.env.NODE_ENV === "development" },
  });
}
