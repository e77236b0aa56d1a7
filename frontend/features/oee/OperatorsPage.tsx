"use client";
import { ScopedPage } from "@/features/factories/ScopedPage";
import { ScopePicker } from "@/features/factories/ScopePicker";
import { Choices } from "@/ui/Choices";
import { OeeTabs } from "./OeeTabs";
import { OperatorTerminal } from "./OperatorTerminal";

/** Who works at a machine: signing on and off, on a screen beside it or a phone. */
export function OperatorsPage() {
  return (
    <ScopedPage title="Operators" icon="account" of="machine" needs="Operators sign on at a machine." tabs={<OeeTabs />}>
      {({ scope, scopes, address }) => (
        <>
          <Choices note={`Times in ${scope.timeZone.replaceAll("_", " ")}`}>
            <ScopePicker label="Machine" scopes={scopes.map((one) => ({ ...one, depth: 0 }))} value={scope.id} onChange={(id) => address.set({ of: id })} />
          </Choices>
          <OperatorTerminal key={scope.id} machine={scope} timeZone={scope.timeZone} />
        </>
      )}
    </ScopedPage>
  );
}
