"use client";
import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { describeError } from "@/lib/apollo/errors";
import { useLiveTopic } from "@/lib/apollo/live";
import { useHasRole } from "@/lib/auth/use-session";
import { formatShare } from "@/lib/format/number";
import { formatDayClock } from "@/lib/format/time";
import { useNow } from "@/lib/format/use-now";
import { useAddress } from "@/lib/use-address";
import { validityWords } from "@/lib/validity";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { Select } from "@/ui/Choice";
import { HoldsBadge } from "@/ui/HoldsBadge";
import { LoadedRows } from "@/ui/LoadedRows";
import { PageHeading } from "@/ui/PageHeading";
import { Panel } from "@/ui/Panel";
import { EmptyState } from "@/ui/feedback";
import { OeeTabs } from "./OeeTabs";
import { StateRuleForm } from "./StateRuleForm";
import styles from "./rules.module.css";
import type { RuledMachine, StateRule } from "./state-rules";
import { followedShare, RULED_MACHINES, ruleWords, STATE_RULES, toldBy, unitOf, withoutRule } from "./state-rules";

const NONE = {};
const ALL = "all";

/** By what each machine's states are told: what it sends, or its rule, tried before it is kept. */
export function StateRulesPage() {
  const canKeep = useHasRole("engineer");
  const address = useAddress();
  const [open, setOpen] = useState<string | null>(null);
  const machines = useQuery(RULED_MACHINES);
  const rules = useLiveTopic(STATE_RULES, NONE);
  const known = machines.data?.machine;
  const wanted = known?.some((machine) => machine.id === address.get("of")) ? address.get("of") : ALL;
  const rows = rules.data && known?.filter((machine) => wanted === ALL || machine.id === wanted);
  const ruleFor = (machineId: string) => rules.data?.state_rule.find((rule) => rule.machine_id === machineId) ?? null;
  const opened = known?.find((machine) => machine.id === open);
  const options = [{ value: ALL, label: "All machines" }, ...(known ?? []).map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <>
      <PageHeading title="State rules" />
      <OeeTabs />
      <Panel
        title="Rules"
        hint="How a machine that sends no states shows them: by levels of a measure, or by its part counter"
        actions={<Select label="Machine" options={options} value={wanted} onChange={(id) => address.set({ of: id === ALL ? null : id })} />}
        isFlush
      >
        <LoadedRows
          rows={rows}
          failure={rules.failure ?? (machines.error && !machines.data ? describeError(machines.error) : null)}
          empty={
            <EmptyState icon="gear" title="No machines yet">
              A rule belongs to a machine.
            </EmptyState>
          }
        >
          {(rows) => (
            <ul aria-label="State rules">
              {rows.map((machine) => (
                <RuleRow
                  key={machine.id}
                  machine={machine}
                  rule={ruleFor(machine.id)}
                  onOpen={canKeep ? () => setOpen(machine.id) : undefined}
                />
              ))}
            </ul>
          )}
        </LoadedRows>
      </Panel>
      {opened ? <StateRuleForm machine={opened} rule={ruleFor(opened.id)} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

type RowProps = { machine: RuledMachine; rule: StateRule | null; onOpen: (() => void) | undefined };

function RuleRow({ machine, rule, onOpen }: RowProps) {
  const now = useNow(10_000);
  const timeZone = machine.factory.time_zone;
  return (
    <li className={styles.rule} data-testid="state-rule">
      <div className={styles.top}>
        <span>
          <strong>{machine.name}</strong>, {machine.factory.name}
        </span>
        {onOpen ? (
          <Button look={rule ? "quiet" : "normal"} onClick={onOpen} aria-label={`${rule ? "Change" : "Make"} the rule of ${machine.name}`}>
            {rule ? "Change" : "Make one"}
          </Button>
        ) : null}
      </div>
      <p className={rule ? undefined : styles.faint}>
        {rule ? ruleWords(rule, unitOf(machine, rule.measure)) : withoutRule(machine)}
      </p>
      <p className={styles.holds}>
        {rule ? (
          <>
            <HoldsBadge of={rule} now={now} /> {validityWords(rule, timeZone)}
          </>
        ) : null}
        <span className={styles.faint}>now told by {toldBy(machine)}</span>
        {rule?.followed_until ? (
          <>
            <Badge tone="setup" icon="pulse">
              States follow the change
            </Badge>
            <span>{followedWords(rule, now, timeZone)}</span>
          </>
        ) : null}
      </p>
    </li>
  );
}

function followedWords(rule: StateRule, now: number, timeZone: string): string {
  const share = followedShare(rule, now);
  const until = rule.followed_until ? formatDayClock(rule.followed_until, { timeZone }) : "";
  return share === null ? `up to ${until}` : `up to ${until} (${formatShare(share, { digits: 0 })})`;
}
