/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query Account($organization: uuid!, $user: uuid!) {\n    organization_by_pk(id: $organization) {\n      id\n      name\n      slug\n      time_zone\n    }\n    user_by_pk(id: $user) {\n      id\n      name\n      email\n    }\n    membership(order_by: [{ user: { name: asc } }]) {\n      id\n      role\n      user {\n        id\n        name\n        email\n      }\n    }\n  }\n": typeof types.AccountDocument,
    "\n  query MemberNames {\n    user {\n      id\n      name\n    }\n  }\n": typeof types.MemberNamesDocument,
    "\n  subscription ConditionStates($machine: uuid!) {\n    condition_state(where: { machine_id: { _eq: $machine } }, order_by: [{ indicator: asc }]) {\n      ...ConditionState\n    }\n  }\n": typeof types.ConditionStatesDocument,
    "\n  subscription Thresholds($machine: uuid!) {\n    threshold(where: { machine_id: { _eq: $machine } }) {\n      id\n      indicator\n      warning_level\n      alarm_level\n      unit\n      source\n    }\n  }\n": typeof types.ThresholdsDocument,
    "\n  fragment ConditionState on condition_state {\n    id\n    indicator\n    level\n    zone\n    value\n    unit\n    since\n    evaluated_at\n    stale\n  }\n": typeof types.ConditionStateFragmentDoc,
    "\n  subscription FeatureTrend($machine: uuid!, $indicator: String!) {\n    feature(where: { machine_id: { _eq: $machine }, indicator: { _eq: $indicator } }, order_by: [{ time: desc }], limit: 60) {\n      time\n      value\n      axis\n    }\n  }\n": typeof types.FeatureTrendDocument,
    "\n  fragment SpectrumHeader on spectrum {\n    device_id\n    time\n    axis\n    kind\n    unit\n    lines\n    df_hz\n    window\n    scaling\n    speed_rpm\n    device {\n      id\n      serial\n      simulated\n    }\n  }\n": typeof types.SpectrumHeaderFragmentDoc,
    "\n  subscription SpectrumHeaders($machine: uuid!) {\n    spectrum(\n      where: { device: { placements: { machine_id: { _eq: $machine }, valid_to: { _is_null: true } } } }\n      order_by: [{ time: desc }]\n      limit: 12\n    ) {\n      ...SpectrumHeader\n    }\n  }\n": typeof types.SpectrumHeadersDocument,
    "\n  query SpectrumLines($device: uuid!, $time: timestamptz!, $axis: String!, $kind: String!) {\n    spectrum_by_pk(device_id: $device, time: $time, axis: $axis, kind: $kind) {\n      device_id\n      time\n      axis\n      kind\n      f0_hz\n      df_hz\n      amplitudes\n    }\n  }\n": typeof types.SpectrumLinesDocument,
    "\n  subscription Dashboards {\n    dashboard(order_by: [{ name: asc }]) {\n      id\n      slug\n      name\n      user_id\n      widgets_aggregate {\n        aggregate {\n          count\n        }\n      }\n    }\n  }\n": typeof types.DashboardsDocument,
    "\n  subscription Dashboard($slug: String!) {\n    dashboard(where: { slug: { _eq: $slug } }, limit: 1) {\n      id\n      name\n      widgets(order_by: [{ y: asc }, { x: asc }]) {\n        ...Widget\n      }\n    }\n  }\n": typeof types.DashboardDocument,
    "\n  fragment Widget on widget {\n    id\n    kind\n    title\n    query\n    options\n    x\n    y\n    width\n    height\n  }\n": typeof types.WidgetFragmentDoc,
    "\n  query WidgetSeries($machine: uuid!, $measures: [String!]!) {\n    series(where: { machine_id: { _eq: $machine }, measure: { _in: $measures } }, order_by: [{ measure: asc }], limit: 4) {\n      id\n      measure\n      unit\n      device {\n        id\n        simulated\n      }\n    }\n  }\n": typeof types.WidgetSeriesDocument,
    "\n  subscription WidgetValue($machine: uuid!, $measure: String!) {\n    latest_value(where: { series: { machine_id: { _eq: $machine }, measure: { _eq: $measure } } }, limit: 1) {\n      series_id\n      time\n      value\n      series {\n        id\n        unit\n        device {\n          id\n          simulated\n        }\n      }\n    }\n  }\n": typeof types.WidgetValueDocument,
    "\n  subscription EnergySince($factory: uuid!, $since: timestamptz!) {\n    energy_hour_aggregate(where: { factory_id: { _eq: $factory }, hour: { _gte: $since } }) {\n      aggregate {\n        sum {\n          energy_kwh\n          standby_kwh\n          cost\n          emissions_kg\n        }\n      }\n    }\n  }\n": typeof types.EnergySinceDocument,
    "\n  subscription MachineEnergyHours($machine: uuid!, $since: timestamptz!) {\n    energy_hour(where: { machine_id: { _eq: $machine }, hour: { _gte: $since } }, order_by: [{ hour: asc }]) {\n      id\n      hour\n      energy_kwh\n      standby_kwh\n      cost\n      emissions_kg\n      coverage\n    }\n  }\n": typeof types.MachineEnergyHoursDocument,
    "\n  subscription MachineEnergySince($machine: uuid!, $since: timestamptz!) {\n    energy_hour_aggregate(where: { machine_id: { _eq: $machine }, hour: { _gte: $since } }) {\n      aggregate {\n        sum {\n          energy_kwh\n          standby_kwh\n          cost\n          emissions_kg\n        }\n      }\n    }\n  }\n": typeof types.MachineEnergySinceDocument,
    "\n  subscription Connectivity {\n    device(where: { archived_at: { _is_null: true } }, order_by: [{ connected: asc }, { serial: asc }]) {\n      id\n      serial\n      name\n      connected\n      simulated\n      last_seen\n    }\n  }\n": typeof types.ConnectivityDocument,
    "\n  fragment MachineCard on machine {\n    id\n    name\n    state\n    state_since\n    condition_states {\n      id\n      indicator\n      level\n    }\n    placements(where: { valid_to: { _is_null: true } }) {\n      id\n      device {\n        id\n        serial\n        simulated\n        connected\n      }\n    }\n  }\n": typeof types.MachineCardFragmentDoc,
    "\n  fragment MachineDevice on placement {\n    id\n    position\n    axis\n    device {\n      id\n      serial\n      name\n      simulated\n      connected\n    }\n  }\n": typeof types.MachineDeviceFragmentDoc,
    "\n  subscription MachineLatest($machine: uuid!) {\n    latest_value(where: { series: { machine_id: { _eq: $machine } } }, order_by: [{ series: { measure: asc } }]) {\n      series_id\n      time\n      value\n      series {\n        id\n        measure\n        unit\n        kind\n      }\n    }\n  }\n": typeof types.MachineLatestDocument,
    "\n  subscription WorstCondition($machine: uuid!) {\n    condition_state(where: { machine_id: { _eq: $machine } }) {\n      id\n      indicator\n      level\n    }\n  }\n": typeof types.WorstConditionDocument,
    "\n  subscription Machine($id: uuid!) {\n    machine_by_pk(id: $id) {\n      id\n      name\n      state\n      state_since\n      factory {\n        id\n        name\n        time_zone\n        currency\n      }\n      line {\n        id\n        name\n        area {\n          id\n          name\n        }\n      }\n      series(order_by: [{ measure: asc }]) {\n        ...MachineSeries\n      }\n      placements(where: { valid_to: { _is_null: true } }, order_by: [{ position: asc }]) {\n        ...MachineDevice\n      }\n    }\n  }\n": typeof types.MachineDocument,
    "\n  subscription FactoryTree {\n    factory(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n      id\n      name\n      time_zone\n      currency\n      areas(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n        id\n        name\n        lines(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n          id\n          name\n          machines(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n            ...MachineCard\n          }\n        }\n      }\n    }\n  }\n": typeof types.FactoryTreeDocument,
    "\n  subscription LatestPower {\n    latest_value(where: { series: { measure: { _eq: \"power\" }, machine_id: { _is_null: false } } }) {\n      series_id\n      time\n      value\n      series {\n        id\n        machine_id\n        unit\n        device {\n          id\n          connected\n        }\n      }\n    }\n  }\n": typeof types.LatestPowerDocument,
    "\n  subscription LatestShiftResults {\n    shift_result(distinct_on: [machine_id], order_by: [{ machine_id: asc }, { started_at: desc }]) {\n      id\n      machine_id\n      shift_name\n      started_at\n      ended_at\n      oee\n      planned_busy_seconds\n      unknown_seconds\n      ideal_good_seconds\n    }\n  }\n": typeof types.LatestShiftResultsDocument,
    "\n  query MachineNames {\n    machine(where: { archived_at: { _is_null: true } }, order_by: [{ factory: { name: asc } }, { name: asc }]) {\n      id\n      name\n      factory {\n        id\n        name\n      }\n    }\n  }\n": typeof types.MachineNamesDocument,
    "\n  query RecentStates($from: timestamptz!) {\n    machine_state(\n      where: { _or: [{ ended_at: { _is_null: true } }, { ended_at: { _gt: $from } }] }\n      order_by: [{ started_at: asc }]\n      limit: 5000\n    ) {\n      id\n      machine_id\n      state\n      started_at\n      ended_at\n    }\n  }\n": typeof types.RecentStatesDocument,
    "\n  query Scopes {\n    factory(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n      id\n      name\n      time_zone\n      currency\n      areas(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n        id\n        name\n        lines(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n          id\n          name\n          machines(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": typeof types.ScopesDocument,
    "\n  fragment ChecklistItem on checklist_item {\n    id\n    position\n    kind\n    label\n    mandatory\n    options\n    answer\n    answered_at\n  }\n": typeof types.ChecklistItemFragmentDoc,
    "\n  mutation AnswerChecklistItem($id: uuid!, $answer: String) {\n    answer_checklist_item(id: $id, answer: $answer) {\n      id\n    }\n  }\n": typeof types.AnswerChecklistItemDocument,
    "\n  mutation CreateWorkOrder($input: WorkOrderInput!) {\n    create_work_order(input: $input) {\n      id\n    }\n  }\n": typeof types.CreateWorkOrderDocument,
    "\n  query WorkOrderTemplates {\n    work_order_template(order_by: [{ name: asc }]) {\n      id\n      name\n    }\n  }\n": typeof types.WorkOrderTemplatesDocument,
    "\n  mutation SetWorkOrderStatus($id: uuid!, $status: String!, $version: Int!, $reason: String) {\n    set_work_order_status(id: $id, status: $status, version: $version, reason: $reason) {\n      id\n      status\n      version\n    }\n  }\n": typeof types.SetWorkOrderStatusDocument,
    "\n  fragment WorkOrderEvent on work_order_event {\n    id\n    at\n    kind\n    user_id\n    details\n  }\n": typeof types.WorkOrderEventFragmentDoc,
    "\n  subscription WorkOrder($id: uuid!) {\n    work_order_by_pk(id: $id) {\n      id\n      number\n      title\n      description\n      status\n      priority\n      kind\n      origin\n      version\n      due_at\n      created_at\n      created_by\n      assignee_id\n      started_at\n      completed_at\n      machine {\n        id\n        name\n      }\n      checklist_items(order_by: [{ position: asc }]) {\n        ...ChecklistItem\n      }\n      work_order_events(order_by: [{ at: desc }], limit: 100) {\n        ...WorkOrderEvent\n      }\n    }\n  }\n": typeof types.WorkOrderDocument,
    "\n  fragment WorkOrderRow on work_order {\n    id\n    number\n    title\n    status\n    priority\n    kind\n    origin\n    created_at\n    due_at\n    machine {\n      id\n      name\n    }\n  }\n": typeof types.WorkOrderRowFragmentDoc,
    "\n  subscription WorkOrders($where: work_order_bool_exp!, $limit: Int!) {\n    work_order(where: $where, order_by: [{ created_at: desc }], limit: $limit) {\n      ...WorkOrderRow\n    }\n  }\n": typeof types.WorkOrdersDocument,
    "\n  mutation MarkAllNotificationsRead {\n    mark_all_notifications_read {\n      marked\n    }\n  }\n": typeof types.MarkAllNotificationsReadDocument,
    "\n  fragment NotificationRow on notification {\n    id\n    severity\n    title\n    body\n    topic\n    created_at\n    read_at\n    machine {\n      id\n      name\n    }\n    work_order {\n      id\n      number\n    }\n  }\n": typeof types.NotificationRowFragmentDoc,
    "\n  mutation MarkNotificationRead($id: uuid!) {\n    mark_notification_read(id: $id) {\n      id\n    }\n  }\n": typeof types.MarkNotificationReadDocument,
    "\n  subscription UnreadCount {\n    notification_aggregate(where: { read_at: { _is_null: true } }) {\n      aggregate {\n        count\n      }\n    }\n  }\n": typeof types.UnreadCountDocument,
    "\n  subscription Notifications($limit: Int!) {\n    notification(order_by: [{ created_at: desc }], limit: $limit) {\n      ...NotificationRow\n    }\n  }\n": typeof types.NotificationsDocument,
    "\n  query ExplainOee($machine: uuid!, $from: timestamptz!, $to: timestamptz!) {\n    explain_oee(machine_id: $machine, from: $from, to: $to) {\n      numbers {\n        name\n        formula\n        value\n        inputs {\n          name\n          value\n        }\n      }\n      sources {\n        table\n        count\n      }\n      rules {\n        name\n        value\n      }\n    }\n  }\n": typeof types.ExplainOeeDocument,
    "\n  subscription MachineStates($machine: uuid!, $from: timestamptz!) {\n    machine_state(\n      where: { machine_id: { _eq: $machine }, _or: [{ ended_at: { _is_null: true } }, { ended_at: { _gt: $from } }] }\n      order_by: [{ started_at: desc }]\n      limit: 3000\n    ) {\n      id\n      state\n      started_at\n      ended_at\n    }\n  }\n": typeof types.MachineStatesDocument,
    "\n  fragment ShiftResult on shift_result {\n    id\n    shift_name\n    started_at\n    ended_at\n    calculated_until\n    planned_busy_seconds\n    production_seconds\n    setup_seconds\n    delay_seconds\n    down_seconds\n    unknown_seconds\n    ideal_all_seconds\n    ideal_good_seconds\n    produced_quantity\n    good_quantity\n    scrap_quantity\n    availability\n    performance\n    quality\n    oee\n    coverage\n    flags\n  }\n": typeof types.ShiftResultFragmentDoc,
    "\n  subscription MachineShift($machine: uuid!) {\n    shift_result(where: { machine_id: { _eq: $machine } }, order_by: [{ started_at: desc }], limit: 1) {\n      ...ShiftResult\n    }\n  }\n": typeof types.MachineShiftDocument,
    "\n  mutation StartOrder($id: uuid!) {\n    start_production_order(order_id: $id) {\n      id\n      status\n      flags\n    }\n  }\n": typeof types.StartOrderDocument,
    "\n  mutation PauseOrder($id: uuid!) {\n    pause_production_order(order_id: $id) {\n      id\n      status\n      flags\n    }\n  }\n": typeof types.PauseOrderDocument,
    "\n  mutation FinishOrder($id: uuid!) {\n    finish_production_order(order_id: $id) {\n      id\n      status\n      flags\n    }\n  }\n": typeof types.FinishOrderDocument,
    "\n  fragment ProductionOrder on production_order {\n    id\n    number\n    status\n    planned_quantity\n    planned_start\n    started_at\n    ended_at\n    product {\n      id\n      name\n    }\n    machine {\n      id\n      name\n    }\n  }\n": typeof types.ProductionOrderFragmentDoc,
    "\n  subscription ProductionOrders($machines: [uuid!]!) {\n    production_order(where: { machine_id: { _in: $machines } }, order_by: [{ created_at: desc }], limit: 50) {\n      ...ProductionOrder\n    }\n  }\n": typeof types.ProductionOrdersDocument,
    "\n  mutation SetStopCause($id: uuid!, $cause: uuid, $comment: String) {\n    set_stop_cause(stop_id: $id, cause_id: $cause, comment: $comment) {\n      id\n    }\n  }\n": typeof types.SetStopCauseDocument,
    "\n  mutation SplitStop($id: uuid!, $at: [timestamptz!]!) {\n    split_stop(stop_id: $id, at: $at) {\n      ids\n    }\n  }\n": typeof types.SplitStopDocument,
    "\n  mutation MergeStops($ids: [uuid!]!) {\n    merge_stops(stop_ids: $ids) {\n      ids\n    }\n  }\n": typeof types.MergeStopsDocument,
    "\n  mutation RegisterStop($machine: uuid!, $from: timestamptz!, $to: timestamptz!, $cause: uuid, $comment: String) {\n    register_stop(machine_id: $machine, started_at: $from, ended_at: $to, cause_id: $cause, comment: $comment) {\n      id\n    }\n  }\n": typeof types.RegisterStopDocument,
    "\n  fragment Stop on stop {\n    id\n    started_at\n    ended_at\n    comment\n    edited_by\n    cause_id\n    cause {\n      id\n      name\n      colour\n    }\n  }\n": typeof types.StopFragmentDoc,
    "\n  subscription StopsBetween($machine: uuid!, $from: timestamptz!, $to: timestamptz!) {\n    stop(\n      where: {\n        machine_id: { _eq: $machine }\n        started_at: { _lt: $to }\n        _or: [{ ended_at: { _is_null: true } }, { ended_at: { _gt: $from } }]\n      }\n      order_by: [{ started_at: desc }]\n      limit: 2000\n    ) {\n      ...Stop\n    }\n  }\n": typeof types.StopsBetweenDocument,
    "\n  query StopCauses($machine: uuid!) {\n    stop_cause(\n      where: { archived_at: { _is_null: true }, _or: [{ machine_id: { _is_null: true } }, { machine_id: { _eq: $machine } }] }\n      order_by: [{ level: asc }, { name: asc }]\n    ) {\n      id\n      parent_id\n      name\n      colour\n      treatment\n    }\n  }\n": typeof types.StopCausesDocument,
    "\n  subscription MachineStatesBetween($machine: uuid!, $from: timestamptz!, $to: timestamptz!) {\n    machine_state(\n      where: {\n        machine_id: { _eq: $machine }\n        started_at: { _lt: $to }\n        _or: [{ ended_at: { _is_null: true } }, { ended_at: { _gt: $from } }]\n      }\n      order_by: [{ started_at: desc }]\n      limit: 5000\n    ) {\n      id\n      state\n      started_at\n      ended_at\n    }\n  }\n": typeof types.MachineStatesBetweenDocument,
    "\n  fragment OeeRow on OeeReportRow {\n    key\n    label\n    from\n    to\n    bottleneck\n    availability\n    performance\n    quality\n    oee\n    nee\n    teep\n    coverage\n    utilization_efficiency\n    allocation_efficiency\n    setup_ratio\n    scrap_ratio\n    rework_ratio\n    throughput_per_hour\n    mtbf_seconds\n    mttr_seconds\n    planned_busy_seconds\n    unknown_seconds\n    failures\n    produced_quantity\n    good_quantity\n    scrap_quantity\n    outside_plan_quantity\n    flags\n  }\n": typeof types.OeeRowFragmentDoc,
    "\n  query OeeReport($scope: String!, $id: uuid!, $from: timestamptz!, $to: timestamptz!, $by: String!) {\n    oee_report(scope: $scope, scope_id: $id, from: $from, to: $to, by: $by) {\n      by\n      rows {\n        ...OeeRow\n      }\n      total {\n        ...OeeRow\n      }\n      losses {\n        name\n        seconds\n      }\n      waterfall {\n        name\n        seconds\n        parts\n      }\n      causes {\n        cause\n        seconds\n        stops\n        share\n        cumulative_share\n      }\n    }\n  }\n": typeof types.OeeReportDocument,
    "\n  subscription ResultsChanged($machines: [uuid!]!) {\n    shift_result(where: { machine_id: { _in: $machines } }, order_by: [{ updated_at: desc }], limit: 1) {\n      id\n      updated_at\n    }\n  }\n": typeof types.ResultsChangedDocument,
    "\n  subscription Shifts($machines: [uuid!]!) {\n    shift_result(\n      where: { machine_id: { _in: $machines } }\n      distinct_on: [started_at]\n      order_by: [{ started_at: desc }, { ended_at: desc }]\n      limit: 90\n    ) {\n      id\n      shift_name\n      started_at\n      ended_at\n    }\n  }\n": typeof types.ShiftsDocument,
    "\n  query OrganizationName($id: uuid!) {\n    organization_by_pk(id: $id) {\n      id\n      name\n    }\n  }\n": typeof types.OrganizationNameDocument,
    "\n  fragment MachineSeries on series {\n    id\n    measure\n    unit\n    kind\n    device {\n      id\n      serial\n      simulated\n    }\n  }\n": typeof types.MachineSeriesFragmentDoc,
    "\n  query Measurements($series: Int!, $from: timestamptz!) {\n    measurement(where: { series_id: { _eq: $series }, time: { _gte: $from } }, order_by: [{ time: desc }], limit: 6000) {\n      series_id\n      time\n      value\n    }\n  }\n": typeof types.MeasurementsDocument,
    "\n  query MeasurementMinutes($series: Int!, $from: timestamptz!) {\n    measurement_minute(where: { series_id: { _eq: $series }, time: { _gte: $from } }, order_by: [{ time: desc }], limit: 6000) {\n      series_id\n      time\n      count\n      sum\n    }\n  }\n": typeof types.MeasurementMinutesDocument,
    "\n  subscription MeasurementTail($series: Int!, $since: timestamptz!) {\n    measurement(where: { series_id: { _eq: $series }, time: { _gte: $since } }, order_by: [{ time: desc }], limit: 60) {\n      series_id\n      time\n      value\n    }\n  }\n": typeof types.MeasurementTailDocument,
};
const documents: Documents = {
    "\n  query Account($organization: uuid!, $user: uuid!) {\n    organization_by_pk(id: $organization) {\n      id\n      name\n      slug\n      time_zone\n    }\n    user_by_pk(id: $user) {\n      id\n      name\n      email\n    }\n    membership(order_by: [{ user: { name: asc } }]) {\n      id\n      role\n      user {\n        id\n        name\n        email\n      }\n    }\n  }\n": types.AccountDocument,
    "\n  query MemberNames {\n    user {\n      id\n      name\n    }\n  }\n": types.MemberNamesDocument,
    "\n  subscription ConditionStates($machine: uuid!) {\n    condition_state(where: { machine_id: { _eq: $machine } }, order_by: [{ indicator: asc }]) {\n      ...ConditionState\n    }\n  }\n": types.ConditionStatesDocument,
    "\n  subscription Thresholds($machine: uuid!) {\n    threshold(where: { machine_id: { _eq: $machine } }) {\n      id\n      indicator\n      warning_level\n      alarm_level\n      unit\n      source\n    }\n  }\n": types.ThresholdsDocument,
    "\n  fragment ConditionState on condition_state {\n    id\n    indicator\n    level\n    zone\n    value\n    unit\n    since\n    evaluated_at\n    stale\n  }\n": types.ConditionStateFragmentDoc,
    "\n  subscription FeatureTrend($machine: uuid!, $indicator: String!) {\n    feature(where: { machine_id: { _eq: $machine }, indicator: { _eq: $indicator } }, order_by: [{ time: desc }], limit: 60) {\n      time\n      value\n      axis\n    }\n  }\n": types.FeatureTrendDocument,
    "\n  fragment SpectrumHeader on spectrum {\n    device_id\n    time\n    axis\n    kind\n    unit\n    lines\n    df_hz\n    window\n    scaling\n    speed_rpm\n    device {\n      id\n      serial\n      simulated\n    }\n  }\n": types.SpectrumHeaderFragmentDoc,
    "\n  subscription SpectrumHeaders($machine: uuid!) {\n    spectrum(\n      where: { device: { placements: { machine_id: { _eq: $machine }, valid_to: { _is_null: true } } } }\n      order_by: [{ time: desc }]\n      limit: 12\n    ) {\n      ...SpectrumHeader\n    }\n  }\n": types.SpectrumHeadersDocument,
    "\n  query SpectrumLines($device: uuid!, $time: timestamptz!, $axis: String!, $kind: String!) {\n    spectrum_by_pk(device_id: $device, time: $time, axis: $axis, kind: $kind) {\n      device_id\n      time\n      axis\n      kind\n      f0_hz\n      df_hz\n      amplitudes\n    }\n  }\n": types.SpectrumLinesDocument,
    "\n  subscription Dashboards {\n    dashboard(order_by: [{ name: asc }]) {\n      id\n      slug\n      name\n      user_id\n      widgets_aggregate {\n        aggregate {\n          count\n        }\n      }\n    }\n  }\n": types.DashboardsDocument,
    "\n  subscription Dashboard($slug: String!) {\n    dashboard(where: { slug: { _eq: $slug } }, limit: 1) {\n      id\n      name\n      widgets(order_by: [{ y: asc }, { x: asc }]) {\n        ...Widget\n      }\n    }\n  }\n": types.DashboardDocument,
    "\n  fragment Widget on widget {\n    id\n    kind\n    title\n    query\n    options\n    x\n    y\n    width\n    height\n  }\n": types.WidgetFragmentDoc,
    "\n  query WidgetSeries($machine: uuid!, $measures: [String!]!) {\n    series(where: { machine_id: { _eq: $machine }, measure: { _in: $measures } }, order_by: [{ measure: asc }], limit: 4) {\n      id\n      measure\n      unit\n      device {\n        id\n        simulated\n      }\n    }\n  }\n": types.WidgetSeriesDocument,
    "\n  subscription WidgetValue($machine: uuid!, $measure: String!) {\n    latest_value(where: { series: { machine_id: { _eq: $machine }, measure: { _eq: $measure } } }, limit: 1) {\n      series_id\n      time\n      value\n      series {\n        id\n        unit\n        device {\n          id\n          simulated\n        }\n      }\n    }\n  }\n": types.WidgetValueDocument,
    "\n  subscription EnergySince($factory: uuid!, $since: timestamptz!) {\n    energy_hour_aggregate(where: { factory_id: { _eq: $factory }, hour: { _gte: $since } }) {\n      aggregate {\n        sum {\n          energy_kwh\n          standby_kwh\n          cost\n          emissions_kg\n        }\n      }\n    }\n  }\n": types.EnergySinceDocument,
    "\n  subscription MachineEnergyHours($machine: uuid!, $since: timestamptz!) {\n    energy_hour(where: { machine_id: { _eq: $machine }, hour: { _gte: $since } }, order_by: [{ hour: asc }]) {\n      id\n      hour\n      energy_kwh\n      standby_kwh\n      cost\n      emissions_kg\n      coverage\n    }\n  }\n": types.MachineEnergyHoursDocument,
    "\n  subscription MachineEnergySince($machine: uuid!, $since: timestamptz!) {\n    energy_hour_aggregate(where: { machine_id: { _eq: $machine }, hour: { _gte: $since } }) {\n      aggregate {\n        sum {\n          energy_kwh\n          standby_kwh\n          cost\n          emissions_kg\n        }\n      }\n    }\n  }\n": types.MachineEnergySinceDocument,
    "\n  subscription Connectivity {\n    device(where: { archived_at: { _is_null: true } }, order_by: [{ connected: asc }, { serial: asc }]) {\n      id\n      serial\n      name\n      connected\n      simulated\n      last_seen\n    }\n  }\n": types.ConnectivityDocument,
    "\n  fragment MachineCard on machine {\n    id\n    name\n    state\n    state_since\n    condition_states {\n      id\n      indicator\n      level\n    }\n    placements(where: { valid_to: { _is_null: true } }) {\n      id\n      device {\n        id\n        serial\n        simulated\n        connected\n      }\n    }\n  }\n": types.MachineCardFragmentDoc,
    "\n  fragment MachineDevice on placement {\n    id\n    position\n    axis\n    device {\n      id\n      serial\n      name\n      simulated\n      connected\n    }\n  }\n": types.MachineDeviceFragmentDoc,
    "\n  subscription MachineLatest($machine: uuid!) {\n    latest_value(where: { series: { machine_id: { _eq: $machine } } }, order_by: [{ series: { measure: asc } }]) {\n      series_id\n      time\n      value\n      series {\n        id\n        measure\n        unit\n        kind\n      }\n    }\n  }\n": types.MachineLatestDocument,
    "\n  subscription WorstCondition($machine: uuid!) {\n    condition_state(where: { machine_id: { _eq: $machine } }) {\n      id\n      indicator\n      level\n    }\n  }\n": types.WorstConditionDocument,
    "\n  subscription Machine($id: uuid!) {\n    machine_by_pk(id: $id) {\n      id\n      name\n      state\n      state_since\n      factory {\n        id\n        name\n        time_zone\n        currency\n      }\n      line {\n        id\n        name\n        area {\n          id\n          name\n        }\n      }\n      series(order_by: [{ measure: asc }]) {\n        ...MachineSeries\n      }\n      placements(where: { valid_to: { _is_null: true } }, order_by: [{ position: asc }]) {\n        ...MachineDevice\n      }\n    }\n  }\n": types.MachineDocument,
    "\n  subscription FactoryTree {\n    factory(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n      id\n      name\n      time_zone\n      currency\n      areas(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n        id\n        name\n        lines(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n          id\n          name\n          machines(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n            ...MachineCard\n          }\n        }\n      }\n    }\n  }\n": types.FactoryTreeDocument,
    "\n  subscription LatestPower {\n    latest_value(where: { series: { measure: { _eq: \"power\" }, machine_id: { _is_null: false } } }) {\n      series_id\n      time\n      value\n      series {\n        id\n        machine_id\n        unit\n        device {\n          id\n          connected\n        }\n      }\n    }\n  }\n": types.LatestPowerDocument,
    "\n  subscription LatestShiftResults {\n    shift_result(distinct_on: [machine_id], order_by: [{ machine_id: asc }, { started_at: desc }]) {\n      id\n      machine_id\n      shift_name\n      started_at\n      ended_at\n      oee\n      planned_busy_seconds\n      unknown_seconds\n      ideal_good_seconds\n    }\n  }\n": types.LatestShiftResultsDocument,
    "\n  query MachineNames {\n    machine(where: { archived_at: { _is_null: true } }, order_by: [{ factory: { name: asc } }, { name: asc }]) {\n      id\n      name\n      factory {\n        id\n        name\n      }\n    }\n  }\n": types.MachineNamesDocument,
    "\n  query RecentStates($from: timestamptz!) {\n    machine_state(\n      where: { _or: [{ ended_at: { _is_null: true } }, { ended_at: { _gt: $from } }] }\n      order_by: [{ started_at: asc }]\n      limit: 5000\n    ) {\n      id\n      machine_id\n      state\n      started_at\n      ended_at\n    }\n  }\n": types.RecentStatesDocument,
    "\n  query Scopes {\n    factory(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n      id\n      name\n      time_zone\n      currency\n      areas(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n        id\n        name\n        lines(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n          id\n          name\n          machines(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": types.ScopesDocument,
    "\n  fragment ChecklistItem on checklist_item {\n    id\n    position\n    kind\n    label\n    mandatory\n    options\n    answer\n    answered_at\n  }\n": types.ChecklistItemFragmentDoc,
    "\n  mutation AnswerChecklistItem($id: uuid!, $answer: String) {\n    answer_checklist_item(id: $id, answer: $answer) {\n      id\n    }\n  }\n": types.AnswerChecklistItemDocument,
    "\n  mutation CreateWorkOrder($input: WorkOrderInput!) {\n    create_work_order(input: $input) {\n      id\n    }\n  }\n": types.CreateWorkOrderDocument,
    "\n  query WorkOrderTemplates {\n    work_order_template(order_by: [{ name: asc }]) {\n      id\n      name\n    }\n  }\n": types.WorkOrderTemplatesDocument,
    "\n  mutation SetWorkOrderStatus($id: uuid!, $status: String!, $version: Int!, $reason: String) {\n    set_work_order_status(id: $id, status: $status, version: $version, reason: $reason) {\n      id\n      status\n      version\n    }\n  }\n": types.SetWorkOrderStatusDocument,
    "\n  fragment WorkOrderEvent on work_order_event {\n    id\n    at\n    kind\n    user_id\n    details\n  }\n": types.WorkOrderEventFragmentDoc,
    "\n  subscription WorkOrder($id: uuid!) {\n    work_order_by_pk(id: $id) {\n      id\n      number\n      title\n      description\n      status\n      priority\n      kind\n      origin\n      version\n      due_at\n      created_at\n      created_by\n      assignee_id\n      started_at\n      completed_at\n      machine {\n        id\n        name\n      }\n      checklist_items(order_by: [{ position: asc }]) {\n        ...ChecklistItem\n      }\n      work_order_events(order_by: [{ at: desc }], limit: 100) {\n        ...WorkOrderEvent\n      }\n    }\n  }\n": types.WorkOrderDocument,
    "\n  fragment WorkOrderRow on work_order {\n    id\n    number\n    title\n    status\n    priority\n    kind\n    origin\n    created_at\n    due_at\n    machine {\n      id\n      name\n    }\n  }\n": types.WorkOrderRowFragmentDoc,
    "\n  subscription WorkOrders($where: work_order_bool_exp!, $limit: Int!) {\n    work_order(where: $where, order_by: [{ created_at: desc }], limit: $limit) {\n      ...WorkOrderRow\n    }\n  }\n": types.WorkOrdersDocument,
    "\n  mutation MarkAllNotificationsRead {\n    mark_all_notifications_read {\n      marked\n    }\n  }\n": types.MarkAllNotificationsReadDocument,
    "\n  fragment NotificationRow on notification {\n    id\n    severity\n    title\n    body\n    topic\n    created_at\n    read_at\n    machine {\n      id\n      name\n    }\n    work_order {\n      id\n      number\n    }\n  }\n": types.NotificationRowFragmentDoc,
    "\n  mutation MarkNotificationRead($id: uuid!) {\n    mark_notification_read(id: $id) {\n      id\n    }\n  }\n": types.MarkNotificationReadDocument,
    "\n  subscription UnreadCount {\n    notification_aggregate(where: { read_at: { _is_null: true } }) {\n      aggregate {\n        count\n      }\n    }\n  }\n": types.UnreadCountDocument,
    "\n  subscription Notifications($limit: Int!) {\n    notification(order_by: [{ created_at: desc }], limit: $limit) {\n      ...NotificationRow\n    }\n  }\n": types.NotificationsDocument,
    "\n  query ExplainOee($machine: uuid!, $from: timestamptz!, $to: timestamptz!) {\n    explain_oee(machine_id: $machine, from: $from, to: $to) {\n      numbers {\n        name\n        formula\n        value\n        inputs {\n          name\n          value\n        }\n      }\n      sources {\n        table\n        count\n      }\n      rules {\n        name\n        value\n      }\n    }\n  }\n": types.ExplainOeeDocument,
    "\n  subscription MachineStates($machine: uuid!, $from: timestamptz!) {\n    machine_state(\n      where: { machine_id: { _eq: $machine }, _or: [{ ended_at: { _is_null: true } }, { ended_at: { _gt: $from } }] }\n      order_by: [{ started_at: desc }]\n      limit: 3000\n    ) {\n      id\n      state\n      started_at\n      ended_at\n    }\n  }\n": types.MachineStatesDocument,
    "\n  fragment ShiftResult on shift_result {\n    id\n    shift_name\n    started_at\n    ended_at\n    calculated_until\n    planned_busy_seconds\n    production_seconds\n    setup_seconds\n    delay_seconds\n    down_seconds\n    unknown_seconds\n    ideal_all_seconds\n    ideal_good_seconds\n    produced_quantity\n    good_quantity\n    scrap_quantity\n    availability\n    performance\n    quality\n    oee\n    coverage\n    flags\n  }\n": types.ShiftResultFragmentDoc,
    "\n  subscription MachineShift($machine: uuid!) {\n    shift_result(where: { machine_id: { _eq: $machine } }, order_by: [{ started_at: desc }], limit: 1) {\n      ...ShiftResult\n    }\n  }\n": types.MachineShiftDocument,
    "\n  mutation StartOrder($id: uuid!) {\n    start_production_order(order_id: $id) {\n      id\n      status\n      flags\n    }\n  }\n": types.StartOrderDocument,
    "\n  mutation PauseOrder($id: uuid!) {\n    pause_production_order(order_id: $id) {\n      id\n      status\n      flags\n    }\n  }\n": types.PauseOrderDocument,
    "\n  mutation FinishOrder($id: uuid!) {\n    finish_production_order(order_id: $id) {\n      id\n      status\n      flags\n    }\n  }\n": types.FinishOrderDocument,
    "\n  fragment ProductionOrder on production_order {\n    id\n    number\n    status\n    planned_quantity\n    planned_start\n    started_at\n    ended_at\n    product {\n      id\n      name\n    }\n    machine {\n      id\n      name\n    }\n  }\n": types.ProductionOrderFragmentDoc,
    "\n  subscription ProductionOrders($machines: [uuid!]!) {\n    production_order(where: { machine_id: { _in: $machines } }, order_by: [{ created_at: desc }], limit: 50) {\n      ...ProductionOrder\n    }\n  }\n": types.ProductionOrdersDocument,
    "\n  mutation SetStopCause($id: uuid!, $cause: uuid, $comment: String) {\n    set_stop_cause(stop_id: $id, cause_id: $cause, comment: $comment) {\n      id\n    }\n  }\n": types.SetStopCauseDocument,
    "\n  mutation SplitStop($id: uuid!, $at: [timestamptz!]!) {\n    split_stop(stop_id: $id, at: $at) {\n      ids\n    }\n  }\n": types.SplitStopDocument,
    "\n  mutation MergeStops($ids: [uuid!]!) {\n    merge_stops(stop_ids: $ids) {\n      ids\n    }\n  }\n": types.MergeStopsDocument,
    "\n  mutation RegisterStop($machine: uuid!, $from: timestamptz!, $to: timestamptz!, $cause: uuid, $comment: String) {\n    register_stop(machine_id: $machine, started_at: $from, ended_at: $to, cause_id: $cause, comment: $comment) {\n      id\n    }\n  }\n": types.RegisterStopDocument,
    "\n  fragment Stop on stop {\n    id\n    started_at\n    ended_at\n    comment\n    edited_by\n    cause_id\n    cause {\n      id\n      name\n      colour\n    }\n  }\n": types.StopFragmentDoc,
    "\n  subscription StopsBetween($machine: uuid!, $from: timestamptz!, $to: timestamptz!) {\n    stop(\n      where: {\n        machine_id: { _eq: $machine }\n        started_at: { _lt: $to }\n        _or: [{ ended_at: { _is_null: true } }, { ended_at: { _gt: $from } }]\n      }\n      order_by: [{ started_at: desc }]\n      limit: 2000\n    ) {\n      ...Stop\n    }\n  }\n": types.StopsBetweenDocument,
    "\n  query StopCauses($machine: uuid!) {\n    stop_cause(\n      where: { archived_at: { _is_null: true }, _or: [{ machine_id: { _is_null: true } }, { machine_id: { _eq: $machine } }] }\n      order_by: [{ level: asc }, { name: asc }]\n    ) {\n      id\n      parent_id\n      name\n      colour\n      treatment\n    }\n  }\n": types.StopCausesDocument,
    "\n  subscription MachineStatesBetween($machine: uuid!, $from: timestamptz!, $to: timestamptz!) {\n    machine_state(\n      where: {\n        machine_id: { _eq: $machine }\n        started_at: { _lt: $to }\n        _or: [{ ended_at: { _is_null: true } }, { ended_at: { _gt: $from } }]\n      }\n      order_by: [{ started_at: desc }]\n      limit: 5000\n    ) {\n      id\n      state\n      started_at\n      ended_at\n    }\n  }\n": types.MachineStatesBetweenDocument,
    "\n  fragment OeeRow on OeeReportRow {\n    key\n    label\n    from\n    to\n    bottleneck\n    availability\n    performance\n    quality\n    oee\n    nee\n    teep\n    coverage\n    utilization_efficiency\n    allocation_efficiency\n    setup_ratio\n    scrap_ratio\n    rework_ratio\n    throughput_per_hour\n    mtbf_seconds\n    mttr_seconds\n    planned_busy_seconds\n    unknown_seconds\n    failures\n    produced_quantity\n    good_quantity\n    scrap_quantity\n    outside_plan_quantity\n    flags\n  }\n": types.OeeRowFragmentDoc,
    "\n  query OeeReport($scope: String!, $id: uuid!, $from: timestamptz!, $to: timestamptz!, $by: String!) {\n    oee_report(scope: $scope, scope_id: $id, from: $from, to: $to, by: $by) {\n      by\n      rows {\n        ...OeeRow\n      }\n      total {\n        ...OeeRow\n      }\n      losses {\n        name\n        seconds\n      }\n      waterfall {\n        name\n        seconds\n        parts\n      }\n      causes {\n        cause\n        seconds\n        stops\n        share\n        cumulative_share\n      }\n    }\n  }\n": types.OeeReportDocument,
    "\n  subscription ResultsChanged($machines: [uuid!]!) {\n    shift_result(where: { machine_id: { _in: $machines } }, order_by: [{ updated_at: desc }], limit: 1) {\n      id\n      updated_at\n    }\n  }\n": types.ResultsChangedDocument,
    "\n  subscription Shifts($machines: [uuid!]!) {\n    shift_result(\n      where: { machine_id: { _in: $machines } }\n      distinct_on: [started_at]\n      order_by: [{ started_at: desc }, { ended_at: desc }]\n      limit: 90\n    ) {\n      id\n      shift_name\n      started_at\n      ended_at\n    }\n  }\n": types.ShiftsDocument,
    "\n  query OrganizationName($id: uuid!) {\n    organization_by_pk(id: $id) {\n      id\n      name\n    }\n  }\n": types.OrganizationNameDocument,
    "\n  fragment MachineSeries on series {\n    id\n    measure\n    unit\n    kind\n    device {\n      id\n      serial\n      simulated\n    }\n  }\n": types.MachineSeriesFragmentDoc,
    "\n  query Measurements($series: Int!, $from: timestamptz!) {\n    measurement(where: { series_id: { _eq: $series }, time: { _gte: $from } }, order_by: [{ time: desc }], limit: 6000) {\n      series_id\n      time\n      value\n    }\n  }\n": types.MeasurementsDocument,
    "\n  query MeasurementMinutes($series: Int!, $from: timestamptz!) {\n    measurement_minute(where: { series_id: { _eq: $series }, time: { _gte: $from } }, order_by: [{ time: desc }], limit: 6000) {\n      series_id\n      time\n      count\n      sum\n    }\n  }\n": types.MeasurementMinutesDocument,
    "\n  subscription MeasurementTail($series: Int!, $since: timestamptz!) {\n    measurement(where: { series_id: { _eq: $series }, time: { _gte: $since } }, order_by: [{ time: desc }], limit: 60) {\n      series_id\n      time\n      value\n    }\n  }\n": types.MeasurementTailDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Account($organization: uuid!, $user: uuid!) {\n    organization_by_pk(id: $organization) {\n      id\n      name\n      slug\n      time_zone\n    }\n    user_by_pk(id: $user) {\n      id\n      name\n      email\n    }\n    membership(order_by: [{ user: { name: asc } }]) {\n      id\n      role\n      user {\n        id\n        name\n        email\n      }\n    }\n  }\n"): (typeof documents)["\n  query Account($organization: uuid!, $user: uuid!) {\n    organization_by_pk(id: $organization) {\n      id\n      name\n      slug\n      time_zone\n    }\n    user_by_pk(id: $user) {\n      id\n      name\n      email\n    }\n    membership(order_by: [{ user: { name: asc } }]) {\n      id\n      role\n      user {\n        id\n        name\n        email\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MemberNames {\n    user {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  query MemberNames {\n    user {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ConditionStates($machine: uuid!) {\n    condition_state(where: { machine_id: { _eq: $machine } }, order_by: [{ indicator: asc }]) {\n      ...ConditionState\n    }\n  }\n"): (typeof documents)["\n  subscription ConditionStates($machine: uuid!) {\n    condition_state(where: { machine_id: { _eq: $machine } }, order_by: [{ indicator: asc }]) {\n      ...ConditionState\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Thresholds($machine: uuid!) {\n    threshold(where: { machine_id: { _eq: $machine } }) {\n      id\n      indicator\n      warning_level\n      alarm_level\n      unit\n      source\n    }\n  }\n"): (typeof documents)["\n  subscription Thresholds($machine: uuid!) {\n    threshold(where: { machine_id: { _eq: $machine } }) {\n      id\n      indicator\n      warning_level\n      alarm_level\n      unit\n      source\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ConditionState on condition_state {\n    id\n    indicator\n    level\n    zone\n    value\n    unit\n    since\n    evaluated_at\n    stale\n  }\n"): (typeof documents)["\n  fragment ConditionState on condition_state {\n    id\n    indicator\n    level\n    zone\n    value\n    unit\n    since\n    evaluated_at\n    stale\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription FeatureTrend($machine: uuid!, $indicator: String!) {\n    feature(where: { machine_id: { _eq: $machine }, indicator: { _eq: $indicator } }, order_by: [{ time: desc }], limit: 60) {\n      time\n      value\n      axis\n    }\n  }\n"): (typeof documents)["\n  subscription FeatureTrend($machine: uuid!, $indicator: String!) {\n    feature(where: { machine_id: { _eq: $machine }, indicator: { _eq: $indicator } }, order_by: [{ time: desc }], limit: 60) {\n      time\n      value\n      axis\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SpectrumHeader on spectrum {\n    device_id\n    time\n    axis\n    kind\n    unit\n    lines\n    df_hz\n    window\n    scaling\n    speed_rpm\n    device {\n      id\n      serial\n      simulated\n    }\n  }\n"): (typeof documents)["\n  fragment SpectrumHeader on spectrum {\n    device_id\n    time\n    axis\n    kind\n    unit\n    lines\n    df_hz\n    window\n    scaling\n    speed_rpm\n    device {\n      id\n      serial\n      simulated\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription SpectrumHeaders($machine: uuid!) {\n    spectrum(\n      where: { device: { placements: { machine_id: { _eq: $machine }, valid_to: { _is_null: true } } } }\n      order_by: [{ time: desc }]\n      limit: 12\n    ) {\n      ...SpectrumHeader\n    }\n  }\n"): (typeof documents)["\n  subscription SpectrumHeaders($machine: uuid!) {\n    spectrum(\n      where: { device: { placements: { machine_id: { _eq: $machine }, valid_to: { _is_null: true } } } }\n      order_by: [{ time: desc }]\n      limit: 12\n    ) {\n      ...SpectrumHeader\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SpectrumLines($device: uuid!, $time: timestamptz!, $axis: String!, $kind: String!) {\n    spectrum_by_pk(device_id: $device, time: $time, axis: $axis, kind: $kind) {\n      device_id\n      time\n      axis\n      kind\n      f0_hz\n      df_hz\n      amplitudes\n    }\n  }\n"): (typeof documents)["\n  query SpectrumLines($device: uuid!, $time: timestamptz!, $axis: String!, $kind: String!) {\n    spectrum_by_pk(device_id: $device, time: $time, axis: $axis, kind: $kind) {\n      device_id\n      time\n      axis\n      kind\n      f0_hz\n      df_hz\n      amplitudes\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Dashboards {\n    dashboard(order_by: [{ name: asc }]) {\n      id\n      slug\n      name\n      user_id\n      widgets_aggregate {\n        aggregate {\n          count\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription Dashboards {\n    dashboard(order_by: [{ name: asc }]) {\n      id\n      slug\n      name\n      user_id\n      widgets_aggregate {\n        aggregate {\n          count\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Dashboard($slug: String!) {\n    dashboard(where: { slug: { _eq: $slug } }, limit: 1) {\n      id\n      name\n      widgets(order_by: [{ y: asc }, { x: asc }]) {\n        ...Widget\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription Dashboard($slug: String!) {\n    dashboard(where: { slug: { _eq: $slug } }, limit: 1) {\n      id\n      name\n      widgets(order_by: [{ y: asc }, { x: asc }]) {\n        ...Widget\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Widget on widget {\n    id\n    kind\n    title\n    query\n    options\n    x\n    y\n    width\n    height\n  }\n"): (typeof documents)["\n  fragment Widget on widget {\n    id\n    kind\n    title\n    query\n    options\n    x\n    y\n    width\n    height\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WidgetSeries($machine: uuid!, $measures: [String!]!) {\n    series(where: { machine_id: { _eq: $machine }, measure: { _in: $measures } }, order_by: [{ measure: asc }], limit: 4) {\n      id\n      measure\n      unit\n      device {\n        id\n        simulated\n      }\n    }\n  }\n"): (typeof documents)["\n  query WidgetSeries($machine: uuid!, $measures: [String!]!) {\n    series(where: { machine_id: { _eq: $machine }, measure: { _in: $measures } }, order_by: [{ measure: asc }], limit: 4) {\n      id\n      measure\n      unit\n      device {\n        id\n        simulated\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription WidgetValue($machine: uuid!, $measure: String!) {\n    latest_value(where: { series: { machine_id: { _eq: $machine }, measure: { _eq: $measure } } }, limit: 1) {\n      series_id\n      time\n      value\n      series {\n        id\n        unit\n        device {\n          id\n          simulated\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription WidgetValue($machine: uuid!, $measure: String!) {\n    latest_value(where: { series: { machine_id: { _eq: $machine }, measure: { _eq: $measure } } }, limit: 1) {\n      series_id\n      time\n      value\n      series {\n        id\n        unit\n        device {\n          id\n          simulated\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription EnergySince($factory: uuid!, $since: timestamptz!) {\n    energy_hour_aggregate(where: { factory_id: { _eq: $factory }, hour: { _gte: $since } }) {\n      aggregate {\n        sum {\n          energy_kwh\n          standby_kwh\n          cost\n          emissions_kg\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription EnergySince($factory: uuid!, $since: timestamptz!) {\n    energy_hour_aggregate(where: { factory_id: { _eq: $factory }, hour: { _gte: $since } }) {\n      aggregate {\n        sum {\n          energy_kwh\n          standby_kwh\n          cost\n          emissions_kg\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription MachineEnergyHours($machine: uuid!, $since: timestamptz!) {\n    energy_hour(where: { machine_id: { _eq: $machine }, hour: { _gte: $since } }, order_by: [{ hour: asc }]) {\n      id\n      hour\n      energy_kwh\n      standby_kwh\n      cost\n      emissions_kg\n      coverage\n    }\n  }\n"): (typeof documents)["\n  subscription MachineEnergyHours($machine: uuid!, $since: timestamptz!) {\n    energy_hour(where: { machine_id: { _eq: $machine }, hour: { _gte: $since } }, order_by: [{ hour: asc }]) {\n      id\n      hour\n      energy_kwh\n      standby_kwh\n      cost\n      emissions_kg\n      coverage\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription MachineEnergySince($machine: uuid!, $since: timestamptz!) {\n    energy_hour_aggregate(where: { machine_id: { _eq: $machine }, hour: { _gte: $since } }) {\n      aggregate {\n        sum {\n          energy_kwh\n          standby_kwh\n          cost\n          emissions_kg\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription MachineEnergySince($machine: uuid!, $since: timestamptz!) {\n    energy_hour_aggregate(where: { machine_id: { _eq: $machine }, hour: { _gte: $since } }) {\n      aggregate {\n        sum {\n          energy_kwh\n          standby_kwh\n          cost\n          emissions_kg\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Connectivity {\n    device(where: { archived_at: { _is_null: true } }, order_by: [{ connected: asc }, { serial: asc }]) {\n      id\n      serial\n      name\n      connected\n      simulated\n      last_seen\n    }\n  }\n"): (typeof documents)["\n  subscription Connectivity {\n    device(where: { archived_at: { _is_null: true } }, order_by: [{ connected: asc }, { serial: asc }]) {\n      id\n      serial\n      name\n      connected\n      simulated\n      last_seen\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MachineCard on machine {\n    id\n    name\n    state\n    state_since\n    condition_states {\n      id\n      indicator\n      level\n    }\n    placements(where: { valid_to: { _is_null: true } }) {\n      id\n      device {\n        id\n        serial\n        simulated\n        connected\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment MachineCard on machine {\n    id\n    name\n    state\n    state_since\n    condition_states {\n      id\n      indicator\n      level\n    }\n    placements(where: { valid_to: { _is_null: true } }) {\n      id\n      device {\n        id\n        serial\n        simulated\n        connected\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MachineDevice on placement {\n    id\n    position\n    axis\n    device {\n      id\n      serial\n      name\n      simulated\n      connected\n    }\n  }\n"): (typeof documents)["\n  fragment MachineDevice on placement {\n    id\n    position\n    axis\n    device {\n      id\n      serial\n      name\n      simulated\n      connected\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription MachineLatest($machine: uuid!) {\n    latest_value(where: { series: { machine_id: { _eq: $machine } } }, order_by: [{ series: { measure: asc } }]) {\n      series_id\n      time\n      value\n      series {\n        id\n        measure\n        unit\n        kind\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription MachineLatest($machine: uuid!) {\n    latest_value(where: { series: { machine_id: { _eq: $machine } } }, order_by: [{ series: { measure: asc } }]) {\n      series_id\n      time\n      value\n      series {\n        id\n        measure\n        unit\n        kind\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription WorstCondition($machine: uuid!) {\n    condition_state(where: { machine_id: { _eq: $machine } }) {\n      id\n      indicator\n      level\n    }\n  }\n"): (typeof documents)["\n  subscription WorstCondition($machine: uuid!) {\n    condition_state(where: { machine_id: { _eq: $machine } }) {\n      id\n      indicator\n      level\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Machine($id: uuid!) {\n    machine_by_pk(id: $id) {\n      id\n      name\n      state\n      state_since\n      factory {\n        id\n        name\n        time_zone\n        currency\n      }\n      line {\n        id\n        name\n        area {\n          id\n          name\n        }\n      }\n      series(order_by: [{ measure: asc }]) {\n        ...MachineSeries\n      }\n      placements(where: { valid_to: { _is_null: true } }, order_by: [{ position: asc }]) {\n        ...MachineDevice\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription Machine($id: uuid!) {\n    machine_by_pk(id: $id) {\n      id\n      name\n      state\n      state_since\n      factory {\n        id\n        name\n        time_zone\n        currency\n      }\n      line {\n        id\n        name\n        area {\n          id\n          name\n        }\n      }\n      series(order_by: [{ measure: asc }]) {\n        ...MachineSeries\n      }\n      placements(where: { valid_to: { _is_null: true } }, order_by: [{ position: asc }]) {\n        ...MachineDevice\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription FactoryTree {\n    factory(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n      id\n      name\n      time_zone\n      currency\n      areas(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n        id\n        name\n        lines(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n          id\n          name\n          machines(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n            ...MachineCard\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription FactoryTree {\n    factory(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n      id\n      name\n      time_zone\n      currency\n      areas(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n        id\n        name\n        lines(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n          id\n          name\n          machines(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n            ...MachineCard\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription LatestPower {\n    latest_value(where: { series: { measure: { _eq: \"power\" }, machine_id: { _is_null: false } } }) {\n      series_id\n      time\n      value\n      series {\n        id\n        machine_id\n        unit\n        device {\n          id\n          connected\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription LatestPower {\n    latest_value(where: { series: { measure: { _eq: \"power\" }, machine_id: { _is_null: false } } }) {\n      series_id\n      time\n      value\n      series {\n        id\n        machine_id\n        unit\n        device {\n          id\n          connected\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription LatestShiftResults {\n    shift_result(distinct_on: [machine_id], order_by: [{ machine_id: asc }, { started_at: desc }]) {\n      id\n      machine_id\n      shift_name\n      started_at\n      ended_at\n      oee\n      planned_busy_seconds\n      unknown_seconds\n      ideal_good_seconds\n    }\n  }\n"): (typeof documents)["\n  subscription LatestShiftResults {\n    shift_result(distinct_on: [machine_id], order_by: [{ machine_id: asc }, { started_at: desc }]) {\n      id\n      machine_id\n      shift_name\n      started_at\n      ended_at\n      oee\n      planned_busy_seconds\n      unknown_seconds\n      ideal_good_seconds\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MachineNames {\n    machine(where: { archived_at: { _is_null: true } }, order_by: [{ factory: { name: asc } }, { name: asc }]) {\n      id\n      name\n      factory {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query MachineNames {\n    machine(where: { archived_at: { _is_null: true } }, order_by: [{ factory: { name: asc } }, { name: asc }]) {\n      id\n      name\n      factory {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecentStates($from: timestamptz!) {\n    machine_state(\n      where: { _or: [{ ended_at: { _is_null: true } }, { ended_at: { _gt: $from } }] }\n      order_by: [{ started_at: asc }]\n      limit: 5000\n    ) {\n      id\n      machine_id\n      state\n      started_at\n      ended_at\n    }\n  }\n"): (typeof documents)["\n  query RecentStates($from: timestamptz!) {\n    machine_state(\n      where: { _or: [{ ended_at: { _is_null: true } }, { ended_at: { _gt: $from } }] }\n      order_by: [{ started_at: asc }]\n      limit: 5000\n    ) {\n      id\n      machine_id\n      state\n      started_at\n      ended_at\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Scopes {\n    factory(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n      id\n      name\n      time_zone\n      currency\n      areas(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n        id\n        name\n        lines(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n          id\n          name\n          machines(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Scopes {\n    factory(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n      id\n      name\n      time_zone\n      currency\n      areas(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n        id\n        name\n        lines(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n          id\n          name\n          machines(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ChecklistItem on checklist_item {\n    id\n    position\n    kind\n    label\n    mandatory\n    options\n    answer\n    answered_at\n  }\n"): (typeof documents)["\n  fragment ChecklistItem on checklist_item {\n    id\n    position\n    kind\n    label\n    mandatory\n    options\n    answer\n    answered_at\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AnswerChecklistItem($id: uuid!, $answer: String) {\n    answer_checklist_item(id: $id, answer: $answer) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation AnswerChecklistItem($id: uuid!, $answer: String) {\n    answer_checklist_item(id: $id, answer: $answer) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateWorkOrder($input: WorkOrderInput!) {\n    create_work_order(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation CreateWorkOrder($input: WorkOrderInput!) {\n    create_work_order(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WorkOrderTemplates {\n    work_order_template(order_by: [{ name: asc }]) {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  query WorkOrderTemplates {\n    work_order_template(order_by: [{ name: asc }]) {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetWorkOrderStatus($id: uuid!, $status: String!, $version: Int!, $reason: String) {\n    set_work_order_status(id: $id, status: $status, version: $version, reason: $reason) {\n      id\n      status\n      version\n    }\n  }\n"): (typeof documents)["\n  mutation SetWorkOrderStatus($id: uuid!, $status: String!, $version: Int!, $reason: String) {\n    set_work_order_status(id: $id, status: $status, version: $version, reason: $reason) {\n      id\n      status\n      version\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WorkOrderEvent on work_order_event {\n    id\n    at\n    kind\n    user_id\n    details\n  }\n"): (typeof documents)["\n  fragment WorkOrderEvent on work_order_event {\n    id\n    at\n    kind\n    user_id\n    details\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription WorkOrder($id: uuid!) {\n    work_order_by_pk(id: $id) {\n      id\n      number\n      title\n      description\n      status\n      priority\n      kind\n      origin\n      version\n      due_at\n      created_at\n      created_by\n      assignee_id\n      started_at\n      completed_at\n      machine {\n        id\n        name\n      }\n      checklist_items(order_by: [{ position: asc }]) {\n        ...ChecklistItem\n      }\n      work_order_events(order_by: [{ at: desc }], limit: 100) {\n        ...WorkOrderEvent\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription WorkOrder($id: uuid!) {\n    work_order_by_pk(id: $id) {\n      id\n      number\n      title\n      description\n      status\n      priority\n      kind\n      origin\n      version\n      due_at\n      created_at\n      created_by\n      assignee_id\n      started_at\n      completed_at\n      machine {\n        id\n        name\n      }\n      checklist_items(order_by: [{ position: asc }]) {\n        ...ChecklistItem\n      }\n      work_order_events(order_by: [{ at: desc }], limit: 100) {\n        ...WorkOrderEvent\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WorkOrderRow on work_order {\n    id\n    number\n    title\n    status\n    priority\n    kind\n    origin\n    created_at\n    due_at\n    machine {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment WorkOrderRow on work_order {\n    id\n    number\n    title\n    status\n    priority\n    kind\n    origin\n    created_at\n    due_at\n    machine {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription WorkOrders($where: work_order_bool_exp!, $limit: Int!) {\n    work_order(where: $where, order_by: [{ created_at: desc }], limit: $limit) {\n      ...WorkOrderRow\n    }\n  }\n"): (typeof documents)["\n  subscription WorkOrders($where: work_order_bool_exp!, $limit: Int!) {\n    work_order(where: $where, order_by: [{ created_at: desc }], limit: $limit) {\n      ...WorkOrderRow\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkAllNotificationsRead {\n    mark_all_notifications_read {\n      marked\n    }\n  }\n"): (typeof documents)["\n  mutation MarkAllNotificationsRead {\n    mark_all_notifications_read {\n      marked\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment NotificationRow on notification {\n    id\n    severity\n    title\n    body\n    topic\n    created_at\n    read_at\n    machine {\n      id\n      name\n    }\n    work_order {\n      id\n      number\n    }\n  }\n"): (typeof documents)["\n  fragment NotificationRow on notification {\n    id\n    severity\n    title\n    body\n    topic\n    created_at\n    read_at\n    machine {\n      id\n      name\n    }\n    work_order {\n      id\n      number\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkNotificationRead($id: uuid!) {\n    mark_notification_read(id: $id) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation MarkNotificationRead($id: uuid!) {\n    mark_notification_read(id: $id) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription UnreadCount {\n    notification_aggregate(where: { read_at: { _is_null: true } }) {\n      aggregate {\n        count\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription UnreadCount {\n    notification_aggregate(where: { read_at: { _is_null: true } }) {\n      aggregate {\n        count\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Notifications($limit: Int!) {\n    notification(order_by: [{ created_at: desc }], limit: $limit) {\n      ...NotificationRow\n    }\n  }\n"): (typeof documents)["\n  subscription Notifications($limit: Int!) {\n    notification(order_by: [{ created_at: desc }], limit: $limit) {\n      ...NotificationRow\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ExplainOee($machine: uuid!, $from: timestamptz!, $to: timestamptz!) {\n    explain_oee(machine_id: $machine, from: $from, to: $to) {\n      numbers {\n        name\n        formula\n        value\n        inputs {\n          name\n          value\n        }\n      }\n      sources {\n        table\n        count\n      }\n      rules {\n        name\n        value\n      }\n    }\n  }\n"): (typeof documents)["\n  query ExplainOee($machine: uuid!, $from: timestamptz!, $to: timestamptz!) {\n    explain_oee(machine_id: $machine, from: $from, to: $to) {\n      numbers {\n        name\n        formula\n        value\n        inputs {\n          name\n          value\n        }\n      }\n      sources {\n        table\n        count\n      }\n      rules {\n        name\n        value\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription MachineStates($machine: uuid!, $from: timestamptz!) {\n    machine_state(\n      where: { machine_id: { _eq: $machine }, _or: [{ ended_at: { _is_null: true } }, { ended_at: { _gt: $from } }] }\n      order_by: [{ started_at: desc }]\n      limit: 3000\n    ) {\n      id\n      state\n      started_at\n      ended_at\n    }\n  }\n"): (typeof documents)["\n  subscription MachineStates($machine: uuid!, $from: timestamptz!) {\n    machine_state(\n      where: { machine_id: { _eq: $machine }, _or: [{ ended_at: { _is_null: true } }, { ended_at: { _gt: $from } }] }\n      order_by: [{ started_at: desc }]\n      limit: 3000\n    ) {\n      id\n      state\n      started_at\n      ended_at\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ShiftResult on shift_result {\n    id\n    shift_name\n    started_at\n    ended_at\n    calculated_until\n    planned_busy_seconds\n    production_seconds\n    setup_seconds\n    delay_seconds\n    down_seconds\n    unknown_seconds\n    ideal_all_seconds\n    ideal_good_seconds\n    produced_quantity\n    good_quantity\n    scrap_quantity\n    availability\n    performance\n    quality\n    oee\n    coverage\n    flags\n  }\n"): (typeof documents)["\n  fragment ShiftResult on shift_result {\n    id\n    shift_name\n    started_at\n    ended_at\n    calculated_until\n    planned_busy_seconds\n    production_seconds\n    setup_seconds\n    delay_seconds\n    down_seconds\n    unknown_seconds\n    ideal_all_seconds\n    ideal_good_seconds\n    produced_quantity\n    good_quantity\n    scrap_quantity\n    availability\n    performance\n    quality\n    oee\n    coverage\n    flags\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription MachineShift($machine: uuid!) {\n    shift_result(where: { machine_id: { _eq: $machine } }, order_by: [{ started_at: desc }], limit: 1) {\n      ...ShiftResult\n    }\n  }\n"): (typeof documents)["\n  subscription MachineShift($machine: uuid!) {\n    shift_result(where: { machine_id: { _eq: $machine } }, order_by: [{ started_at: desc }], limit: 1) {\n      ...ShiftResult\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartOrder($id: uuid!) {\n    start_production_order(order_id: $id) {\n      id\n      status\n      flags\n    }\n  }\n"): (typeof documents)["\n  mutation StartOrder($id: uuid!) {\n    start_production_order(order_id: $id) {\n      id\n      status\n      flags\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PauseOrder($id: uuid!) {\n    pause_production_order(order_id: $id) {\n      id\n      status\n      flags\n    }\n  }\n"): (typeof documents)["\n  mutation PauseOrder($id: uuid!) {\n    pause_production_order(order_id: $id) {\n      id\n      status\n      flags\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FinishOrder($id: uuid!) {\n    finish_production_order(order_id: $id) {\n      id\n      status\n      flags\n    }\n  }\n"): (typeof documents)["\n  mutation FinishOrder($id: uuid!) {\n    finish_production_order(order_id: $id) {\n      id\n      status\n      flags\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ProductionOrder on production_order {\n    id\n    number\n    status\n    planned_quantity\n    planned_start\n    started_at\n    ended_at\n    product {\n      id\n      name\n    }\n    machine {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment ProductionOrder on production_order {\n    id\n    number\n    status\n    planned_quantity\n    planned_start\n    started_at\n    ended_at\n    product {\n      id\n      name\n    }\n    machine {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ProductionOrders($machines: [uuid!]!) {\n    production_order(where: { machine_id: { _in: $machines } }, order_by: [{ created_at: desc }], limit: 50) {\n      ...ProductionOrder\n    }\n  }\n"): (typeof documents)["\n  subscription ProductionOrders($machines: [uuid!]!) {\n    production_order(where: { machine_id: { _in: $machines } }, order_by: [{ created_at: desc }], limit: 50) {\n      ...ProductionOrder\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetStopCause($id: uuid!, $cause: uuid, $comment: String) {\n    set_stop_cause(stop_id: $id, cause_id: $cause, comment: $comment) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation SetStopCause($id: uuid!, $cause: uuid, $comment: String) {\n    set_stop_cause(stop_id: $id, cause_id: $cause, comment: $comment) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SplitStop($id: uuid!, $at: [timestamptz!]!) {\n    split_stop(stop_id: $id, at: $at) {\n      ids\n    }\n  }\n"): (typeof documents)["\n  mutation SplitStop($id: uuid!, $at: [timestamptz!]!) {\n    split_stop(stop_id: $id, at: $at) {\n      ids\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MergeStops($ids: [uuid!]!) {\n    merge_stops(stop_ids: $ids) {\n      ids\n    }\n  }\n"): (typeof documents)["\n  mutation MergeStops($ids: [uuid!]!) {\n    merge_stops(stop_ids: $ids) {\n      ids\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RegisterStop($machine: uuid!, $from: timestamptz!, $to: timestamptz!, $cause: uuid, $comment: String) {\n    register_stop(machine_id: $machine, started_at: $from, ended_at: $to, cause_id: $cause, comment: $comment) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation RegisterStop($machine: uuid!, $from: timestamptz!, $to: timestamptz!, $cause: uuid, $comment: String) {\n    register_stop(machine_id: $machine, started_at: $from, ended_at: $to, cause_id: $cause, comment: $comment) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Stop on stop {\n    id\n    started_at\n    ended_at\n    comment\n    edited_by\n    cause_id\n    cause {\n      id\n      name\n      colour\n    }\n  }\n"): (typeof documents)["\n  fragment Stop on stop {\n    id\n    started_at\n    ended_at\n    comment\n    edited_by\n    cause_id\n    cause {\n      id\n      name\n      colour\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription StopsBetween($machine: uuid!, $from: timestamptz!, $to: timestamptz!) {\n    stop(\n      where: {\n        machine_id: { _eq: $machine }\n        started_at: { _lt: $to }\n        _or: [{ ended_at: { _is_null: true } }, { ended_at: { _gt: $from } }]\n      }\n      order_by: [{ started_at: desc }]\n      limit: 2000\n    ) {\n      ...Stop\n    }\n  }\n"): (typeof documents)["\n  subscription StopsBetween($machine: uuid!, $from: timestamptz!, $to: timestamptz!) {\n    stop(\n      where: {\n        machine_id: { _eq: $machine }\n        started_at: { _lt: $to }\n        _or: [{ ended_at: { _is_null: true } }, { ended_at: { _gt: $from } }]\n      }\n      order_by: [{ started_at: desc }]\n      limit: 2000\n    ) {\n      ...Stop\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StopCauses($machine: uuid!) {\n    stop_cause(\n      where: { archived_at: { _is_null: true }, _or: [{ machine_id: { _is_null: true } }, { machine_id: { _eq: $machine } }] }\n      order_by: [{ level: asc }, { name: asc }]\n    ) {\n      id\n      parent_id\n      name\n      colour\n      treatment\n    }\n  }\n"): (typeof documents)["\n  query StopCauses($machine: uuid!) {\n    stop_cause(\n      where: { archived_at: { _is_null: true }, _or: [{ machine_id: { _is_null: true } }, { machine_id: { _eq: $machine } }] }\n      order_by: [{ level: asc }, { name: asc }]\n    ) {\n      id\n      parent_id\n      name\n      colour\n      treatment\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription MachineStatesBetween($machine: uuid!, $from: timestamptz!, $to: timestamptz!) {\n    machine_state(\n      where: {\n        machine_id: { _eq: $machine }\n        started_at: { _lt: $to }\n        _or: [{ ended_at: { _is_null: true } }, { ended_at: { _gt: $from } }]\n      }\n      order_by: [{ started_at: desc }]\n      limit: 5000\n    ) {\n      id\n      state\n      started_at\n      ended_at\n    }\n  }\n"): (typeof documents)["\n  subscription MachineStatesBetween($machine: uuid!, $from: timestamptz!, $to: timestamptz!) {\n    machine_state(\n      where: {\n        machine_id: { _eq: $machine }\n        started_at: { _lt: $to }\n        _or: [{ ended_at: { _is_null: true } }, { ended_at: { _gt: $from } }]\n      }\n      order_by: [{ started_at: desc }]\n      limit: 5000\n    ) {\n      id\n      state\n      started_at\n      ended_at\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OeeRow on OeeReportRow {\n    key\n    label\n    from\n    to\n    bottleneck\n    availability\n    performance\n    quality\n    oee\n    nee\n    teep\n    coverage\n    utilization_efficiency\n    allocation_efficiency\n    setup_ratio\n    scrap_ratio\n    rework_ratio\n    throughput_per_hour\n    mtbf_seconds\n    mttr_seconds\n    planned_busy_seconds\n    unknown_seconds\n    failures\n    produced_quantity\n    good_quantity\n    scrap_quantity\n    outside_plan_quantity\n    flags\n  }\n"): (typeof documents)["\n  fragment OeeRow on OeeReportRow {\n    key\n    label\n    from\n    to\n    bottleneck\n    availability\n    performance\n    quality\n    oee\n    nee\n    teep\n    coverage\n    utilization_efficiency\n    allocation_efficiency\n    setup_ratio\n    scrap_ratio\n    rework_ratio\n    throughput_per_hour\n    mtbf_seconds\n    mttr_seconds\n    planned_busy_seconds\n    unknown_seconds\n    failures\n    produced_quantity\n    good_quantity\n    scrap_quantity\n    outside_plan_quantity\n    flags\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OeeReport($scope: String!, $id: uuid!, $from: timestamptz!, $to: timestamptz!, $by: String!) {\n    oee_report(scope: $scope, scope_id: $id, from: $from, to: $to, by: $by) {\n      by\n      rows {\n        ...OeeRow\n      }\n      total {\n        ...OeeRow\n      }\n      losses {\n        name\n        seconds\n      }\n      waterfall {\n        name\n        seconds\n        parts\n      }\n      causes {\n        cause\n        seconds\n        stops\n        share\n        cumulative_share\n      }\n    }\n  }\n"): (typeof documents)["\n  query OeeReport($scope: String!, $id: uuid!, $from: timestamptz!, $to: timestamptz!, $by: String!) {\n    oee_report(scope: $scope, scope_id: $id, from: $from, to: $to, by: $by) {\n      by\n      rows {\n        ...OeeRow\n      }\n      total {\n        ...OeeRow\n      }\n      losses {\n        name\n        seconds\n      }\n      waterfall {\n        name\n        seconds\n        parts\n      }\n      causes {\n        cause\n        seconds\n        stops\n        share\n        cumulative_share\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ResultsChanged($machines: [uuid!]!) {\n    shift_result(where: { machine_id: { _in: $machines } }, order_by: [{ updated_at: desc }], limit: 1) {\n      id\n      updated_at\n    }\n  }\n"): (typeof documents)["\n  subscription ResultsChanged($machines: [uuid!]!) {\n    shift_result(where: { machine_id: { _in: $machines } }, order_by: [{ updated_at: desc }], limit: 1) {\n      id\n      updated_at\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Shifts($machines: [uuid!]!) {\n    shift_result(\n      where: { machine_id: { _in: $machines } }\n      distinct_on: [started_at]\n      order_by: [{ started_at: desc }, { ended_at: desc }]\n      limit: 90\n    ) {\n      id\n      shift_name\n      started_at\n      ended_at\n    }\n  }\n"): (typeof documents)["\n  subscription Shifts($machines: [uuid!]!) {\n    shift_result(\n      where: { machine_id: { _in: $machines } }\n      distinct_on: [started_at]\n      order_by: [{ started_at: desc }, { ended_at: desc }]\n      limit: 90\n    ) {\n      id\n      shift_name\n      started_at\n      ended_at\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrganizationName($id: uuid!) {\n    organization_by_pk(id: $id) {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  query OrganizationName($id: uuid!) {\n    organization_by_pk(id: $id) {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MachineSeries on series {\n    id\n    measure\n    unit\n    kind\n    device {\n      id\n      serial\n      simulated\n    }\n  }\n"): (typeof documents)["\n  fragment MachineSeries on series {\n    id\n    measure\n    unit\n    kind\n    device {\n      id\n      serial\n      simulated\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Measurements($series: Int!, $from: timestamptz!) {\n    measurement(where: { series_id: { _eq: $series }, time: { _gte: $from } }, order_by: [{ time: desc }], limit: 6000) {\n      series_id\n      time\n      value\n    }\n  }\n"): (typeof documents)["\n  query Measurements($series: Int!, $from: timestamptz!) {\n    measurement(where: { series_id: { _eq: $series }, time: { _gte: $from } }, order_by: [{ time: desc }], limit: 6000) {\n      series_id\n      time\n      value\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MeasurementMinutes($series: Int!, $from: timestamptz!) {\n    measurement_minute(where: { series_id: { _eq: $series }, time: { _gte: $from } }, order_by: [{ time: desc }], limit: 6000) {\n      series_id\n      time\n      count\n      sum\n    }\n  }\n"): (typeof documents)["\n  query MeasurementMinutes($series: Int!, $from: timestamptz!) {\n    measurement_minute(where: { series_id: { _eq: $series }, time: { _gte: $from } }, order_by: [{ time: desc }], limit: 6000) {\n      series_id\n      time\n      count\n      sum\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription MeasurementTail($series: Int!, $since: timestamptz!) {\n    measurement(where: { series_id: { _eq: $series }, time: { _gte: $since } }, order_by: [{ time: desc }], limit: 60) {\n      series_id\n      time\n      value\n    }\n  }\n"): (typeof documents)["\n  subscription MeasurementTail($series: Int!, $since: timestamptz!) {\n    measurement(where: { series_id: { _eq: $series }, time: { _gte: $since } }, order_by: [{ time: desc }], limit: 60) {\n      series_id\n      time\n      value\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;