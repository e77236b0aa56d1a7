"use client";
import { LiveTimeline } from "@/features/oee/MachineTimeline";
import { graphql } from "@/gql";
import type { WidgetFragment } from "@/gql/graphql";
import { Panel } from "@/ui/Panel";
import { EmptyState } from "@/ui/feedback";
import { LineChartWidget } from "./LineChartWidget";
import { ValueWidget } from "./ValueWidget";
import styles from "./dashboards.module.css";
import { readWidgetSettings } from "./widget-settings";

export const WIDGET = graphql(`
  fragment Widget on widget {
    id
    kind
    title
    query
    options
    x
    y
    width
    height
  }
`);

/** Height of one row of the grid, in pixels. */
const ROW = 80;
/** What a panel's title takes of it. */
const TITLE = 70;

export function Widget({ widget }: { widget: WidgetFragment }) {
  const { x, y, width, height } = widget;
  return (
    <div
      className={styles.cell}
      style={{ gridColumn: `${x + 1} / span ${width}`, gridRow: `${y + 1} / span ${height}`, minHeight: height * ROW }}
    >
      <Panel title={widget.title}>
        <Content widget={widget} />
      </Panel>
    </div>
  );
}

function Content({ widget }: { widget: WidgetFragment }) {
  const settings = readWidgetSettings(widget.query, widget.options);
  const height = Math.max(widget.height * ROW - TITLE, 60);
  if (settings.machineId === null) {
    return <EmptyState icon="alert" title="This widget names no machine" />;
  }
  switch (widget.kind) {
    case "value":
      return <ValueWidget machineId={settings.machineId} measure={settings.measures[0] ?? ""} />;
    case "line_chart":
      return (
        <LineChartWidget
          machineId={settings.machineId}
          measures={settings.measures}
          minutes={settings.minutes}
          height={Math.max(height - 30, 120)}
        />
      );
    case "state_timeline":
      return <LiveTimeline machineId={settings.machineId} minutes={settings.minutes} height={Math.max(height - 60, 36)} />;
    default:
      return <EmptyState icon="question" title={`This version does not know the widget “${widget.kind}”`} />;
  }
}
