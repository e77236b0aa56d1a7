"use client";
import { useState } from "react";
import { useMachines } from "@/features/factories/useMachines";
import { useLiveTopic } from "@/lib/apollo/live";
import { useHasRole } from "@/lib/auth/use-session";
import { formatCount } from "@/lib/format/number";
import { TimeZoneProvider } from "@/lib/format/time-zone";
import { useAddress } from "@/lib/use-address";
import { Button } from "@/ui/Button";
import { Select } from "@/ui/Choice";
import { Choices } from "@/ui/Choices";
import { LoadedRows } from "@/ui/LoadedRows";
import { PageHeading } from "@/ui/PageHeading";
import { Panel } from "@/ui/Panel";
import { EmptyState } from "@/ui/feedback";
import { ConditionTabs } from "./ConditionTabs";
import { ThresholdForm } from "./ThresholdForm";
import { ThresholdRow } from "./ThresholdRow";
import { ThresholdWhy } from "./ThresholdWhy";
import type { Threshold, WatchedMachine } from "./thresholds";
import { THRESHOLD_RULES } from "./thresholds";

/** So many machines are shown at once; a single one is chosen above. */
const MOST = 50;
type Opened = { machine: WatchedMachine; threshold: Threshold; as: "why" | "form" };

/** When an indicator is a warning or an alarm: each machine's rules, and where they stand. */
export function ThresholdsPage() {
  const canKeep = useHasRole("engineer");
  const address = useAddress();
  const machines = useMachines();
  const of = address.get("of");
  const [open, setOpen] = useState<Opened | "new" | null>(null);
  const chosen = of ? { id: { _eq: of } } : { thresholds: {} };
  const { data, failure } = useLiveTopic(THRESHOLD_RULES, {
    where: { archived_at: { _is_null: true }, ...chosen },
    limit: MOST,
  });
  const close = () => setOpen(null);
  const shown = data?.machine.filter((machine) => machine.thresholds.length > 0);
  return (
    <>
      <PageHeading
        title="Thresholds"
        actions={
          canKeep ? (
            <Button look="primary" icon="plus" onClick={() => setOpen("new")}>
              New threshold
            </Button>
          ) : null
        }
      />
      <ConditionTabs />
      <Choices note={shown?.length === MOST ? `The first ${formatCount(MOST, "machine")}` : ""}>
        <Select
          label="Machine"
          options={[{ value: "", label: "All machines" }, ...machines.map(({ id, name }) => ({ value: id, label: name }))]}
          value={of}
          onChange={(id) => address.set({ of: id })}
        />
      </Choices>
      <LoadedRows
        rows={shown}
        failure={failure}
        empty={
          <Panel title="Thresholds">
            <EmptyState icon="pulse" title={of ? "No thresholds on this machine" : "No thresholds yet"}>
              A threshold says when an indicator is a warning or an alarm: too high or too low, for how long, at which hours.
            </EmptyState>
          </Panel>
        }
      >
        {(rows) =>
          rows.map((machine) => (
            <TimeZoneProvider key={machine.id} timeZone={machine.factory.time_zone}>
              <Panel title={machine.name} hint={machine.factory.name} isFlush>
                <ul>
                  {machine.thresholds.map((threshold) => (
                    <ThresholdRow
                      key={threshold.id}
                      threshold={threshold}
                      state={machine.condition_states.find((state) => state.indicator === threshold.indicator)}
                      onWhy={() => setOpen({ machine, threshold, as: "why" })}
                      onEdit={canKeep ? () => setOpen({ machine, threshold, as: "form" }) : undefined}
                    />
                  ))}
                </ul>
              </Panel>
            </TimeZoneProvider>
          ))
        }
      </LoadedRows>
      {open === "new" ? (
        <ThresholdForm of={{ machineId: of || null }} onClose={close} />
      ) : open ? (
        <TimeZoneProvider timeZone={open.machine.factory.time_zone}>
          {open.as === "why" ? (
            <ThresholdWhy machine={open.machine} threshold={open.threshold} onClose={close} />
          ) : (
            <ThresholdForm of={{ machineId: open.machine.id, threshold: open.threshold }} onClose={close} />
          )}
        </TimeZoneProvider>
      ) : null}
    </>
  );
}
