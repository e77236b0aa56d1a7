"use client";
import { Select } from "@/ui/Choice";
import type { Scope } from "./scopes";
import { scopeLabel } from "./scopes";

type Props = { scopes: readonly Scope[]; value: string; onChange: (id: string) => void; label?: string };

/** Which machine, line, area or factory a page is about. */
export function ScopePicker({ scopes, value, onChange, label = "Machine, line, area or factory" }: Props) {
  const options = scopes.map((scope) => ({ value: scope.id, label: scopeLabel(scope) }));
  return <Select label={label} options={options} value={value} onChange={onChange} />;
}
