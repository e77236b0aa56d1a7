import type { ScopeKind } from "@/features/factories/scopes";
import { graphql } from "@/gql";
import type { OeeTargetsSubscription } from "@/gql/graphql";

export const TARGETS = graphql(`
  subscription OeeTargets {
    oee_target(order_by: [{ factory: { name: asc } }, { valid_from: desc }, { id: asc }]) {
      id
      target
      valid_from
      valid_to
      factory {
        id
        name
        time_zone
      }
      area {
        id
        name
      }
      line {
        id
        name
      }
      machine {
        id
        name
      }
    }
  }
`);

export const CREATE_TARGET = graphql(`
  mutation CreateOeeTarget($input: OeeTargetInput!) {
    create_oee_target(input: $input) {
      id
    }
  }
`);

export const CHANGE_TARGET = graphql(`
  mutation ChangeOeeTarget($id: uuid!, $changes: OeeTargetChanges!) {
    change_oee_target(id: $id, changes: $changes) {
      id
    }
  }
`);

export type OeeTarget = OeeTargetsSubscription["oee_target"][number];
type Named = { id: string; name: string };
type Owned = { factory: Named; area: Named | null; line: Named | null; machine: Named | null };
/** Owners of targets, the widest first. */
const KINDS = ["factory", "area", "line", "machine"] as const satisfies ScopeKind[];

/** Whose a target is: the nearest that it names. */
export function ownerOf(target: Owned): Named & { kind: ScopeKind } {
  const kind = KINDS.findLast((kind) => target[kind]) ?? "factory";
  const { id, name } = target[kind] ?? target.factory;
  return { kind, id, name };
}

/** Targets factory by factory, in each the widest first; one owner's stay as they came. */
export function widestFirst<Target extends Owned>(targets: readonly Target[]): Target[] {
  const rank = (target: Target) => KINDS.indexOf(ownerOf(target).kind);
  const byName = (a: Target, b: Target) => ownerOf(a).name.localeCompare(ownerOf(b).name);
  return [...targets].sort((a, b) => a.factory.name.localeCompare(b.factory.name) || rank(a) - rank(b) || byName(a, b));
}

/** A share as it was typed in percent: 0.85 for 85. */
export function shareOf(percent: number | null): number {
  return Number(((percent ?? 0) / 100).toFixed(6));
}
