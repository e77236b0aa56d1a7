"use client";
import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { useLiveTopic } from "@/lib/apollo/live";
import { useHasRole } from "@/lib/auth/use-session";
import { formatNumber } from "@/lib/format/number";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { Select } from "@/ui/Choice";
import { LoadedRows } from "@/ui/LoadedRows";
import { PageHeading } from "@/ui/PageHeading";
import { Panel } from "@/ui/Panel";
import { ActionsHead, Head, NumberCell, Table, WrapCell } from "@/ui/Table";
import { EmptyState } from "@/ui/feedback";
import { EnergyTabs } from "./EnergyTabs";
import { FactorForm } from "./FactorForm";
import { FactorImport } from "./FactorImport";
import { HourlyFactors } from "./HourlyFactors";
import type { Factor } from "./factors";
import { FACTORS, ZONES } from "./factors";

const NONE = {};
const ALL = "all";

/** Grams of CO₂e a kWh by grid zone: by the hour where somebody imported them, else by year. */
export function FactorsPage() {
  const canKeep = useHasRole("manager");
  const [open, setOpen] = useState<Factor | "new" | "import" | null>(null);
  const [wanted, setWanted] = useState("ours");
  const { data, failure } = useLiveTopic(FACTORS, NONE);
  const factories = useQuery(ZONES).data?.factory ?? [];
  const zones = [...new Set(factories.map((factory) => factory.grid_zone))];
  const near = new Set(zones.flatMap((zone) => [zone, zone.split("-")[0]]));
  const factors = data?.emission_factor.filter((factor) => wanted === ALL || factor.organization_id !== null || near.has(factor.zone));
  const close = () => setOpen(null);
  return (
    <>
      <PageHeading
        title="Emission factors"
        actions={
          canKeep ? (
            <>
              <Button icon="plus" onClick={() => setOpen("new")}>
                Own factor
              </Button>
              <Button look="primary" icon="download" onClick={() => setOpen("import")}>
                Import hours
              </Button>
            </>
          ) : null
        }
      />
      <EnergyTabs />
      <Panel title="By the hour" hint="Where an hour’s factor is known it goes before the year’s" isFlush>
        {zones.length === 0 ? <EmptyState icon="leaf" title="No factory has a grid zone yet" /> : null}
        <ul>
          {zones.map((zone) => (
            <HourlyFactors
              key={zone}
              zone={zone}
              factories={factories.filter((factory) => factory.grid_zone === zone).map((factory) => factory.name)}
            />
          ))}
        </ul>
      </Panel>
      <Panel
        title="By year"
        hint="g CO₂e a kWh, location-based"
        isFlush
        actions={
          <Select
            label="Zones"
            options={[
              { value: "ours", label: "Zones of our factories" },
              { value: ALL, label: "All zones" },
            ]}
            value={wanted}
            onChange={setWanted}
          />
        }
      >
        <LoadedRows
          rows={factors}
          failure={failure}
          empty={
            <EmptyState icon="leaf" title="No factor of these zones">
              Without one, energy of a factory there has no emissions; a manager can add the grid operator’s.
            </EmptyState>
          }
        >
          {(factors) => (
            <Table
              label="Yearly emission factors"
              head={
                <>
                  <Head>Zone</Head>
                  <Head>Holds</Head>
                  <Head isNumber>g a kWh</Head>
                  <Head>Basis</Head>
                  <Head>Source</Head>
                  {canKeep ? <ActionsHead /> : null}
                </>
              }
            >
              {factors.map((factor) => (
                <tr key={factor.id}>
                  <th scope="row">
                    {factor.zone} {factor.organization_id ? <Badge tone="accent">Own</Badge> : null}
                  </th>
                  <td>
                    {factor.valid_from} {factor.valid_to ? `until ${factor.valid_to}` : "on"}
                  </td>
                  <NumberCell>{formatNumber(factor.grams_per_kwh, { digits: 1 })}</NumberCell>
                  <td>{factor.basis}</td>
                  <WrapCell>{factor.source}</WrapCell>
                  {canKeep ? (
                    <td>
                      {factor.organization_id ? (
                        <Button look="quiet" onClick={() => setOpen(factor)} aria-label={`Edit ${factor.zone}`}>
                          Edit
                        </Button>
                      ) : null}
                    </td>
                  ) : null}
                </tr>
              ))}
            </Table>
          )}
        </LoadedRows>
      </Panel>
      {open === "import" ? (
        <FactorImport zones={zones} onClose={close} />
      ) : open ? (
        <FactorForm factor={open === "new" ? null : open} zone={zones[0]} onClose={close} />
      ) : null}
    </>
  );
}
