"use client";
import { useState } from "react";
import { useLiveTopic } from "@/lib/apollo/live";
import { useHasRole } from "@/lib/auth/use-session";
import { formatQuantity } from "@/lib/format/number";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { LoadedRows } from "@/ui/LoadedRows";
import { PageHeading } from "@/ui/PageHeading";
import { Panel } from "@/ui/Panel";
import { EmptyState } from "@/ui/feedback";
import { BudgetForm } from "./BudgetForm";
import { BudgetState } from "./BudgetState";
import { EnergyTabs } from "./EnergyTabs";
import type { Budget } from "./budgets";
import { BUDGETS, PERIODS } from "./budgets";
import styles from "./energy.module.css";

const NONE = {};

/** How much factories and machines may use, and how their running periods stand against it. */
export function BudgetsPage() {
  const canKeep = useHasRole("manager");
  const [open, setOpen] = useState<Budget | "new" | null>(null);
  const { data, failure } = useLiveTopic(BUDGETS, NONE);
  const budgets = data?.budget;
  return (
    <>
      <PageHeading
        title="Energy budgets"
        actions={
          canKeep ? (
            <Button look="primary" icon="plus" onClick={() => setOpen("new")}>
              New budget
            </Button>
          ) : null
        }
      />
      <EnergyTabs />
      <Panel title="Budgets" hint="The running day, week or month by the factory’s clock" isFlush>
        <LoadedRows
          rows={budgets}
          failure={failure}
          empty={
            <EmptyState icon="bolt" title="No budgets yet">
              A budget says how much a factory or machine may use in a day, week or month; who passes it, or is going to, is told.
            </EmptyState>
          }
        >
          {(budgets) => (
            <ul>
              {budgets.map((budget) => (
                <li key={budget.id} className={styles.saving}>
                  <div className={styles.savingTop}>
                    <span>
                      <strong>{budget.name}</strong>, {ownerOf(budget)}
                    </span>
                    <span>
                      {formatQuantity(budget.limit_kwh, "kWh")} {PERIODS[budget.period]}{" "}
                      {canKeep ? (
                        <Button look="quiet" onClick={() => setOpen(budget)} aria-label={`Edit ${budget.name}`}>
                          Edit
                        </Button>
                      ) : null}
                    </span>
                  </div>
                  {budget.enabled ? <BudgetState budget={budget} /> : <Badge tone="off">Switched off</Badge>}
                </li>
              ))}
            </ul>
          )}
        </LoadedRows>
      </Panel>
      {open ? <BudgetForm budget={open === "new" ? null : open} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

function ownerOf({ machine, factory, meter_binding: meter }: Budget): string {
  const owner = machine?.name ?? factory.name;
  return meter ? `${owner}, one meter${meter.phase ? ` (${meter.phase})` : ""}` : owner;
}
