"use client";
import { skipToken, useQuery } from "@apollo/client/react";
import type { Scope } from "@/features/factories/scopes";
import { graphql } from "@/gql";
import { describeError } from "@/lib/apollo/errors";
import { formatNumber, formatQuantity } from "@/lib/format/number";
import type { Period } from "@/lib/format/periods";
import { MoreLink } from "@/ui/MoreLink";
import { Panel } from "@/ui/Panel";
import { Head, NumberCell, Table, WrapCell } from "@/ui/Table";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";

const EXPLAINED = graphql(`
  query ExplainEnergy($machine: uuid!, $from: timestamptz!, $to: timestamptz!) {
    explain_energy(machine_id: $machine, from: $from, to: $to) {
      factors {
        zone
        source
        basis
        fit
        energy_kwh
        emissions_kg
        least_g_per_kwh
        greatest_g_per_kwh
        hours
      }
      meters {
        series_id
        method
        samples
        energy_kwh
      }
      flags
    }
  }
`);

const FITS: Record<string, string> = {
  hourly: "of its hour",
  yearly: "of its year",
  earlier_year: "of an earlier year",
  later_year: "of a later year",
};

/** Which kWh of a machine used which emission factor. */
export function EmissionsPanel({ scope, period }: { scope: Scope; period: Period }) {
  const machine = scope.kind === "machine" ? scope.id : null;
  const span = { from: new Date(period.from).toISOString(), to: new Date(period.to).toISOString() };
  const { data, previousData, error } = useQuery(
    EXPLAINED,
    machine ? { variables: { machine, ...span }, fetchPolicy: "no-cache" } : skipToken,
  );
  if (!machine) return null;
  const found = (data ?? previousData)?.explain_energy;
  return (
    <Panel
      title="Which kWh used which factor"
      isFlush
      actions={<MoreLink href="/energy/factors">Emission factors</MoreLink>}
    >
      {error ? <FailureState failure={describeError(error)} /> : null}
      {!found && !error ? <Skeleton /> : null}
      {found?.factors.length === 0 ? <EmptyState icon="leaf" title="No emission factor is known for this grid zone" /> : null}
      {found && found.factors.length > 0 ? (
        <Table
          label="Emission factors used"
          head={
            <>
              <Head>Factor</Head>
              <Head isNumber>g a kWh</Head>
              <Head isNumber>Energy</Head>
              <Head isNumber>CO₂e</Head>
              <Head>Source</Head>
            </>
          }
        >
          {found.factors.map((factor) => (
            <tr key={`${factor.zone} ${factor.fit} ${factor.source} ${factor.basis}`}>
              <th scope="row">
                {factor.zone}, {FITS[factor.fit] ?? factor.fit}
              </th>
              <NumberCell>
                {factor.least_g_per_kwh === factor.greatest_g_per_kwh
                  ? formatNumber(factor.least_g_per_kwh)
                  : `${formatNumber(factor.least_g_per_kwh)} to ${formatNumber(factor.greatest_g_per_kwh)}`}
              </NumberCell>
              <NumberCell>{formatQuantity(factor.energy_kwh, "kWh")}</NumberCell>
              <NumberCell>{formatQuantity(factor.emissions_kg, "kg")}</NumberCell>
              <WrapCell>
                {factor.source} ({factor.basis})
              </WrapCell>
            </tr>
          ))}
        </Table>
      ) : null}
    </Panel>
  );
}
