import { CombinedGraphQLErrors, CombinedProtocolErrors, ServerError } from "@apollo/client/errors";
import { SignedOutError } from "@/lib/auth/session";

/** What went wrong, in the words of the screen. `canRetry`: the same request may succeed later. */
export type Failure = {
  kind: "network" | "signed-out" | "forbidden" | "refused" | "server";
  title: string;
  message: string;
  field?: string;
  canRetry: boolean;
};

type GraphQLFault = { message: string; extensions?: Record<string, unknown> | undefined };

const TOKEN_CODES = new Set(["invalid-jwt", "invalid-headers", "auth-token-expired", "auth-token-invalid"]);
const FORBIDDEN_CODES = new Set(["access-denied", "permission-error", "auth-forbidden"]);
const SERVER_CODES = new Set(["unexpected", "internal-error", "postgres-error", "server-internal", "server-unavailable"]);

function faultOf(error: unknown): GraphQLFault | null {
  if (CombinedGraphQLErrors.is(error) || CombinedProtocolErrors.is(error)) return error.errors[0] ?? null;
  // graphql-ws hands the errors of a refused subscription over as a bare list.
  if (Array.isArray(error)) return (error[0] as GraphQLFault | undefined) ?? null;
  return null;
}

function codeOf(fault: GraphQLFault): string {
  return typeof fault.extensions?.code === "string" ? fault.extensions.code : "";
}

/** Whether the server refused the token itself, so that a new one helps. */
export function isTokenRefused(error: unknown): boolean {
  const fault = faultOf(error);
  if (fault) return TOKEN_CODES.has(codeOf(fault));
  return ServerError.is(error) && error.statusCode === 401;
}

/** Sorts any error of an operation. */
export function describeError(error: unknown): Failure {
  if (error instanceof SignedOutError || isTokenRefused(error)) {
    return { kind: "signed-out", title: "Signed out", message: "Your session has ended. Sign in again.", canRetry: false };
  }
  const fault = faultOf(error);
  if (fault) return describeFault(fault);
  if (ServerError.is(error)) {
    const message = `The server answered with status ${error.statusCode}. It may be starting: try again.`;
    return { kind: "server", title: "The server has a problem", message, canRetry: true };
  }
  const message = "The server cannot be reached. What you see may be old; it goes on by itself when the connection is back.";
  return { kind: "network", title: "No connection", message, canRetry: true };
}

function describeFault(fault: GraphQLFault): Failure {
  const code = codeOf(fault);
  if (FORBIDDEN_CODES.has(code) || fault.message.includes("not found in type: 'query_root'")) {
    return { kind: "forbidden", title: "Not permitted", message: "Your role does not permit this.", canRetry: false };
  }
  if (SERVER_CODES.has(code)) {
    return { kind: "server", title: "The server has a problem", message: fault.message, canRetry: true };
  }
  const field = fault.extensions?.field;
  return {
    kind: "refused",
    title: "Not accepted",
    message: fault.message,
    ...(typeof field === "string" ? { field } : {}),
    canRetry: false,
  };
}
