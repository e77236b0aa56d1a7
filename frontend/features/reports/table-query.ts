import type { ScopeKind } from "@/features/factories/scopes";
import type { Period } from "@/lib/format/periods";

/** What a report's table is asked with by REST. */
export type TableQuery = { scope: ScopeKind; scope_id: string; from: string; to: string; by: string };

export function tableQuery(scope: { kind: ScopeKind; id: string }, { from, to }: Period, by: string): TableQuery {
  return { scope: scope.kind, scope_id: scope.id, from: new Date(from).toISOString(), to: new Date(to).toISOString(), by };
}
