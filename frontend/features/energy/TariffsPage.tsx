"use client";
import { useState } from "react";
import { useLiveTopic } from "@/lib/apollo/live";
import { useHasRole } from "@/lib/auth/use-session";
import { formatMoney } from "@/lib/format/number";
import { useNow } from "@/lib/format/use-now";
import { windowText } from "@/lib/format/week";
import { holdsAt, validityWords } from "@/lib/validity";
import { Button } from "@/ui/Button";
import { HoldsBadge } from "@/ui/HoldsBadge";
import { PageHeading } from "@/ui/PageHeading";
import { Panel } from "@/ui/Panel";
import { ActionsHead, Head, NumberCell, Table } from "@/ui/Table";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import { EnergyTabs } from "./EnergyTabs";
import { TariffForm } from "./TariffForm";
import { TariffPeriodForm } from "./TariffPeriodForm";
import styles from "./kept.module.css";
import type { Tariff, TariffPeriod } from "./tariffs";
import { DEMAND_METHODS, TARIFFS } from "./tariffs";

const NONE = {};
type Opened = { tariff: Tariff | null; period?: TariffPeriod | "new" };

/** What energy costs: tariffs with their validity and times of use. */
export function TariffsPage() {
  const canKeep = useHasRole("manager");
  const now = useNow(60_000);
  const [open, setOpen] = useState<Opened | null>(null);
  const { data, failure } = useLiveTopic(TARIFFS, NONE);
  const tariffs = data?.tariff;
  const close = () => setOpen(null);
  return (
    <>
      <PageHeading
        title="Tariffs"
        actions={
          canKeep ? (
            <Button look="primary" icon="plus" onClick={() => setOpen({ tariff: null })}>
              New tariff
            </Button>
          ) : null
        }
      />
      <EnergyTabs />
      {failure ? <FailureState failure={failure} /> : null}
      {tariffs === undefined && !failure ? <Skeleton height={240} /> : null}
      {tariffs?.length === 0 ? (
        <Panel title="Tariffs">
          <EmptyState icon="coin" title="No tariff yet">
            With a factory’s tariff, energy has a cost: one price, and others at times of use.
          </EmptyState>
        </Panel>
      ) : null}
      {tariffs?.map((tariff) => (
        <Panel
          key={tariff.id}
          title={tariff.name}
          hint={`${tariff.factory.name}, ${validityWords(tariff, tariff.factory.time_zone)}`}
          isFlush
          actions={
            <>
              {holdsAt(tariff, now) === "now" ? (
                <span className={styles.middle}>
                  <HoldsBadge of={tariff} now={now} />
                </span>
              ) : null}
              {canKeep ? (
                <>
                  <Button look="quiet" icon="plus" onClick={() => setOpen({ tariff, period: "new" })}>
                    Time of use
                  </Button>
                  <Button look="quiet" onClick={() => setOpen({ tariff })} aria-label={`Edit ${tariff.name}`}>
                    Edit
                  </Button>
                </>
              ) : null}
            </>
          }
        >
          <Table
            label={`Prices of ${tariff.name}`}
            head={
              <>
                <Head>Time of use</Head>
                <Head>When</Head>
                <Head isNumber>Price a kWh</Head>
                {canKeep ? <ActionsHead /> : null}
              </>
            }
          >
            {tariff.tariff_periods.map((period) => (
              <tr key={period.id}>
                <th scope="row">{period.name}</th>
                <td>{windowText(period)}</td>
                <NumberCell>{formatMoney(period.price_per_kwh, tariff.factory.currency)}</NumberCell>
                {canKeep ? (
                  <td>
                    <Button look="quiet" onClick={() => setOpen({ tariff, period })} aria-label={`Edit ${period.name}`}>
                      Edit
                    </Button>
                  </td>
                ) : null}
              </tr>
            ))}
            <tr>
              <th scope="row">{tariff.name}</th>
              <td>{tariff.tariff_periods.length > 0 ? "All other times" : "Always"}</td>
              <NumberCell>{formatMoney(tariff.price_per_kwh, tariff.factory.currency)}</NumberCell>
              {canKeep ? <td /> : null}
            </tr>
            {tariff.demand_price_per_kw === null ? null : (
              <tr>
                <th scope="row">Demand</th>
                <td>Peak of a month, mean of {DEMAND_METHODS[tariff.demand_method] ?? tariff.demand_method}</td>
                <NumberCell>{formatMoney(tariff.demand_price_per_kw, tariff.factory.currency)} a kW</NumberCell>
                {canKeep ? <td /> : null}
              </tr>
            )}
          </Table>
        </Panel>
      ))}
      {tariffs && tariffs.length > 0 ? (
        <p className={styles.soft}>
          Times are those of the factory’s clock. Of two times of use that overlap the first by name counts; of two tariffs
          the one that began last.
        </p>
      ) : null}
      {open?.tariff && open.period ? (
        <TariffPeriodForm tariff={open.tariff} period={open.period === "new" ? null : open.period} onClose={close} />
      ) : open ? (
        <TariffForm tariff={open.tariff} onClose={close} />
      ) : null}
    </>
  );
}
