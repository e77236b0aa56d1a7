/** What a report can be about: a factory, an area, a line or one machine. */
export type ScopeKind = "factory" | "area" | "line" | "machine";

export type Scope = {
  kind: ScopeKind;
  id: string;
  name: string;
  depth: number;
  timeZone: string;
  currency: string;
  factoryId: string;
  machines: readonly { id: string; name: string }[];
};

type Named = { id: string; name: string };
type Line = Named & { machines: readonly Named[] };
type Area = Named & { lines: readonly Line[] };
export type FactoryTree = Named & { time_zone: string; currency: string; areas: readonly Area[] };

/** The tree as a list, each part before what is in it. */
export function flattenScopes(factories: readonly FactoryTree[]): Scope[] {
  return factories.flatMap((factory) => {
    const common = { timeZone: factory.time_zone, currency: factory.currency, factoryId: factory.id };
    const scope = (kind: ScopeKind, depth: number, { id, name }: Named, machines: readonly Named[]): Scope => ({
      ...common,
      kind,
      depth,
      id,
      name,
      machines: machines.map((machine) => ({ id: machine.id, name: machine.name })),
    });
    const inArea = (area: Area) => area.lines.flatMap((line) => line.machines);
    return [
      scope("factory", 0, factory, factory.areas.flatMap(inArea)),
      ...factory.areas.flatMap((area) => [
        scope("area", 1, area, inArea(area)),
        ...area.lines.flatMap((line) => [
          scope("line", 2, line, line.machines),
          ...line.machines.map((machine) => scope("machine", 3, machine, [machine])),
        ]),
      ]),
    ];
  });
}

/** How a scope stands in a list to choose from. */
export function scopeLabel(scope: Scope): string {
  const indent = "\u00a0\u00a0\u00a0".repeat(scope.depth);
  return scope.kind === "machine" ? indent + scope.name : `${indent}${scope.name} (${scope.kind})`;
}
