/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Boolean expression to compare columns of type "Boolean". All fields are combined with logical 'AND'. */
export type Boolean_Comparison_Exp = {
  _eq?: boolean | null | undefined;
  _gt?: boolean | null | undefined;
  _gte?: boolean | null | undefined;
  _in?: Array<boolean> | null | undefined;
  _is_null?: boolean | null | undefined;
  _lt?: boolean | null | undefined;
  _lte?: boolean | null | undefined;
  _neq?: boolean | null | undefined;
  _nin?: Array<boolean> | null | undefined;
};

export type BudgetChanges = {
  enabled?: boolean | null | undefined;
  limit_kwh?: number | null | undefined;
  name?: string | null | undefined;
  period?: string | null | undefined;
};

export type BudgetInput = {
  enabled?: boolean | null | undefined;
  factory_id: string;
  limit_kwh: number;
  machine_id?: string | null | undefined;
  meter_binding_id?: string | null | undefined;
  name: string;
  period: string;
};

export type ChecklistItemInput = {
  kind?: string | null | undefined;
  label: string;
  mandatory?: boolean | null | undefined;
};

export type EmissionFactorChanges = {
  basis?: string | null | undefined;
  grams_per_kwh?: number | null | undefined;
  source?: string | null | undefined;
  valid_to?: string | null | undefined;
};

export type EmissionFactorInput = {
  basis: string;
  grams_per_kwh: number;
  source: string;
  valid_from: string;
  valid_to?: string | null | undefined;
  zone: string;
};

/** Boolean expression to compare columns of type "Float". All fields are combined with logical 'AND'. */
export type Float_Array_Comparison_Exp = {
  /** is the array contained in the given array value */
  _contained_in?: Array<number> | null | undefined;
  /** does the array contain the given value */
  _contains?: Array<number> | null | undefined;
  _eq?: Array<number> | null | undefined;
  _gt?: Array<number> | null | undefined;
  _gte?: Array<number> | null | undefined;
  _in?: Array<Array<number>> | null | undefined;
  _is_null?: boolean | null | undefined;
  _lt?: Array<number> | null | undefined;
  _lte?: Array<number> | null | undefined;
  _neq?: Array<number> | null | undefined;
  _nin?: Array<Array<number>> | null | undefined;
};

/** Boolean expression to compare columns of type "Int". All fields are combined with logical 'AND'. */
export type Int_Comparison_Exp = {
  _eq?: number | null | undefined;
  _gt?: number | null | undefined;
  _gte?: number | null | undefined;
  _in?: Array<number> | null | undefined;
  _is_null?: boolean | null | undefined;
  _lt?: number | null | undefined;
  _lte?: number | null | undefined;
  _neq?: number | null | undefined;
  _nin?: Array<number> | null | undefined;
};

export type JudgedWindow = {
  ends: string;
  starts: string;
  weekdays: Array<number>;
};

export type MeterBindingChanges = {
  gap_limit_seconds?: number | null | undefined;
  method?: string | null | undefined;
  phase?: string | null | undefined;
};

export type MeterBindingInput = {
  gap_limit_seconds?: number | null | undefined;
  machine_id: string;
  method?: string | null | undefined;
  phase?: string | null | undefined;
  series_id: number;
};

export type OeeTargetChanges = {
  target?: number | null | undefined;
  valid_from?: string | null | undefined;
  valid_to?: string | null | undefined;
};

export type OeeTargetInput = {
  area_id?: string | null | undefined;
  factory_id: string;
  line_id?: string | null | undefined;
  machine_id?: string | null | undefined;
  target: number;
  valid_from?: string | null | undefined;
  valid_to?: string | null | undefined;
};

export type PullSourceChanges = {
  auth?: string | null | undefined;
  auth_name?: string | null | undefined;
  cursor?: unknown;
  gateway_id?: string | null | undefined;
  interval_seconds?: number | null | undefined;
  kind?: string | null | undefined;
  mapping?: unknown;
  name?: string | null | undefined;
  paused?: boolean | null | undefined;
  schedule?: string | null | undefined;
  secret?: string | null | undefined;
  time_zone?: string | null | undefined;
  url?: string | null | undefined;
};

export type PullSourceInput = {
  auth?: string | null | undefined;
  auth_name?: string | null | undefined;
  cursor?: unknown;
  gateway_id?: string | null | undefined;
  interval_seconds?: number | null | undefined;
  kind: string;
  mapping?: unknown;
  name: string;
  paused?: boolean | null | undefined;
  schedule?: string | null | undefined;
  secret?: string | null | undefined;
  time_zone?: string | null | undefined;
  url: string;
};

export type ReportScheduleChanges = {
  bucket?: string | null | undefined;
  cron?: string | null | undefined;
  enabled?: boolean | null | undefined;
  name?: string | null | undefined;
  period?: string | null | undefined;
  recipients?: Array<string> | null | undefined;
  report?: string | null | undefined;
};

export type ReportScheduleInput = {
  bucket: string;
  cron: string;
  enabled?: boolean | null | undefined;
  factory_id: string;
  name: string;
  period: string;
  recipients: Array<string>;
  report: string;
  scope: string;
  scope_id: string;
};

export type StateRuleChanges = {
  dwell_seconds?: number | null | undefined;
  hysteresis?: number | null | undefined;
  measure?: string | null | undefined;
  off_below?: number | null | undefined;
  running_from?: number | null | undefined;
  slow_cycles?: number | null | undefined;
  source?: string | null | undefined;
  valid_from?: string | null | undefined;
  valid_to?: string | null | undefined;
};

export type StateRuleInput = {
  dwell_seconds?: number | null | undefined;
  hysteresis?: number | null | undefined;
  machine_id: string;
  measure?: string | null | undefined;
  off_below?: number | null | undefined;
  running_from?: number | null | undefined;
  slow_cycles?: number | null | undefined;
  source: string;
  valid_from?: string | null | undefined;
  valid_to?: string | null | undefined;
};

export type StoragePolicyChanges = {
  compress_after_days?: number | null | undefined;
  day_days?: number | null | undefined;
  hour_days?: number | null | undefined;
  minute_days?: number | null | undefined;
  payload_days?: number | null | undefined;
  raw_days?: number | null | undefined;
  resolution?: number | null | undefined;
  spectrum_days?: number | null | undefined;
  waveform_days?: number | null | undefined;
};

export type StoragePolicyInput = {
  compress_after_days?: number | null | undefined;
  day_days?: number | null | undefined;
  hour_days?: number | null | undefined;
  measure?: string | null | undefined;
  minute_days?: number | null | undefined;
  payload_days?: number | null | undefined;
  raw_days?: number | null | undefined;
  resolution?: number | null | undefined;
  spectrum_days?: number | null | undefined;
  waveform_days?: number | null | undefined;
};

/** Boolean expression to compare columns of type "String". All fields are combined with logical 'AND'. */
export type String_Array_Comparison_Exp = {
  /** is the array contained in the given array value */
  _contained_in?: Array<string> | null | undefined;
  /** does the array contain the given value */
  _contains?: Array<string> | null | undefined;
  _eq?: Array<string> | null | undefined;
  _gt?: Array<string> | null | undefined;
  _gte?: Array<string> | null | undefined;
  _in?: Array<Array<string>> | null | undefined;
  _is_null?: boolean | null | undefined;
  _lt?: Array<string> | null | undefined;
  _lte?: Array<string> | null | undefined;
  _neq?: Array<string> | null | undefined;
  _nin?: Array<Array<string>> | null | undefined;
};

/** Boolean expression to compare columns of type "String". All fields are combined with logical 'AND'. */
export type String_Comparison_Exp = {
  _eq?: string | null | undefined;
  _gt?: string | null | undefined;
  _gte?: string | null | undefined;
  /** does the column match the given case-insensitive pattern */
  _ilike?: string | null | undefined;
  _in?: Array<string> | null | undefined;
  /** does the column match the given POSIX regular expression, case insensitive */
  _iregex?: string | null | undefined;
  _is_null?: boolean | null | undefined;
  /** does the column match the given pattern */
  _like?: string | null | undefined;
  _lt?: string | null | undefined;
  _lte?: string | null | undefined;
  _neq?: string | null | undefined;
  /** does the column NOT match the given case-insensitive pattern */
  _nilike?: string | null | undefined;
  _nin?: Array<string> | null | undefined;
  /** does the column NOT match the given POSIX regular expression, case insensitive */
  _niregex?: string | null | undefined;
  /** does the column NOT match the given pattern */
  _nlike?: string | null | undefined;
  /** does the column NOT match the given POSIX regular expression, case sensitive */
  _nregex?: string | null | undefined;
  /** does the column NOT match the given SQL regular expression */
  _nsimilar?: string | null | undefined;
  /** does the column match the given POSIX regular expression, case sensitive */
  _regex?: string | null | undefined;
  /** does the column match the given SQL regular expression */
  _similar?: string | null | undefined;
};

export type TariffChanges = {
  demand_method?: string | null | undefined;
  demand_price_per_kw?: number | null | undefined;
  name?: string | null | undefined;
  price_per_kwh?: number | null | undefined;
  valid_from?: string | null | undefined;
  valid_to?: string | null | undefined;
};

export type TariffInput = {
  demand_method?: string | null | undefined;
  demand_price_per_kw?: number | null | undefined;
  factory_id: string;
  name: string;
  price_per_kwh: number;
  valid_from?: string | null | undefined;
  valid_to?: string | null | undefined;
};

export type TariffPeriodChanges = {
  ends?: string | null | undefined;
  name?: string | null | undefined;
  price_per_kwh?: number | null | undefined;
  starts?: string | null | undefined;
  weekdays?: Array<number> | null | undefined;
};

export type TariffPeriodInput = {
  ends: string;
  name: string;
  price_per_kwh: number;
  starts: string;
  tariff_id: string;
  weekdays: Array<number>;
};

export type ThresholdChanges = {
  alarm_clear_level?: number | null | undefined;
  alarm_level?: number | null | undefined;
  clear_count?: number | null | undefined;
  combines?: string | null | undefined;
  counts_alone?: boolean | null | undefined;
  delay_seconds?: number | null | undefined;
  direction?: string | null | undefined;
  hysteresis?: number | null | undefined;
  judged_windows?: Array<JudgedWindow> | null | undefined;
  members?: Array<string> | null | undefined;
  only_in_shift?: boolean | null | undefined;
  only_while_running?: boolean | null | undefined;
  raise_count?: number | null | undefined;
  raise_window?: number | null | undefined;
  settling_seconds?: number | null | undefined;
  source?: string | null | undefined;
  stale_after_seconds?: number | null | undefined;
  unit?: string | null | undefined;
  warning_clear_level?: number | null | undefined;
  warning_level?: number | null | undefined;
  weight?: number | null | undefined;
};

export type ThresholdInput = {
  alarm_clear_level?: number | null | undefined;
  alarm_level?: number | null | undefined;
  clear_count?: number | null | undefined;
  combines?: string | null | undefined;
  counts_alone?: boolean | null | undefined;
  delay_seconds?: number | null | undefined;
  direction?: string | null | undefined;
  hysteresis?: number | null | undefined;
  indicator: string;
  judged_windows?: Array<JudgedWindow> | null | undefined;
  machine_id: string;
  members?: Array<string> | null | undefined;
  only_in_shift?: boolean | null | undefined;
  only_while_running?: boolean | null | undefined;
  raise_count?: number | null | undefined;
  raise_window?: number | null | undefined;
  settling_seconds?: number | null | undefined;
  source?: string | null | undefined;
  stale_after_seconds?: number | null | undefined;
  unit: string;
  warning_clear_level?: number | null | undefined;
  warning_level?: number | null | undefined;
  weight?: number | null | undefined;
};

export type WorkOrderInput = {
  assignee_id?: string | null | undefined;
  checklist?: Array<ChecklistItemInput> | null | undefined;
  description?: string | null | undefined;
  due_at?: string | null | undefined;
  kind?: string | null | undefined;
  machine_id: string;
  priority?: string | null | undefined;
  template_id?: string | null | undefined;
  title: string;
};

export type Anomaly_Aggregate_Bool_Exp = {
  count?: Anomaly_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Anomaly_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Anomaly_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Anomaly_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "condition.anomaly". All fields are combined with a logical 'AND'. */
export type Anomaly_Bool_Exp = {
  _and?: Array<Anomaly_Bool_Exp> | null | undefined;
  _not?: Anomaly_Bool_Exp | null | undefined;
  _or?: Array<Anomaly_Bool_Exp> | null | undefined;
  ended_at?: Timestamptz_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  indicator?: String_Comparison_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  method?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  score?: Float8_Comparison_Exp | null | undefined;
  started_at?: Timestamptz_Comparison_Exp | null | undefined;
  why?: Jsonb_Comparison_Exp | null | undefined;
};

/** select columns of table "condition.anomaly" */
export type Anomaly_Select_Column =
  /** column name */
  | 'ended_at'
  /** column name */
  | 'id'
  /** column name */
  | 'indicator'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'method'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'score'
  /** column name */
  | 'started_at'
  /** column name */
  | 'why';

/** Boolean expression to filter rows from the table "auth.api_key". All fields are combined with a logical 'AND'. */
export type Api_Key_Bool_Exp = {
  _and?: Array<Api_Key_Bool_Exp> | null | undefined;
  _not?: Api_Key_Bool_Exp | null | undefined;
  _or?: Array<Api_Key_Bool_Exp> | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  expires_at?: Timestamptz_Comparison_Exp | null | undefined;
  gateway?: Gateway_Bool_Exp | null | undefined;
  gateway_id?: Uuid_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  last_used_at?: Timestamptz_Comparison_Exp | null | undefined;
  name?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  prefix?: String_Comparison_Exp | null | undefined;
  revoked_at?: Timestamptz_Comparison_Exp | null | undefined;
  scopes?: String_Array_Comparison_Exp | null | undefined;
};

export type Area_Aggregate_Bool_Exp = {
  count?: Area_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Area_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Area_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Area_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "factories.area". All fields are combined with a logical 'AND'. */
export type Area_Bool_Exp = {
  _and?: Array<Area_Bool_Exp> | null | undefined;
  _not?: Area_Bool_Exp | null | undefined;
  _or?: Array<Area_Bool_Exp> | null | undefined;
  archived_at?: Timestamptz_Comparison_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  factory?: Factory_Bool_Exp | null | undefined;
  factory_id?: Uuid_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  lines?: Line_Bool_Exp | null | undefined;
  lines_aggregate?: Line_Aggregate_Bool_Exp | null | undefined;
  name?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "factories.area" */
export type Area_Select_Column =
  /** column name */
  | 'archived_at'
  /** column name */
  | 'created_at'
  /** column name */
  | 'factory_id'
  /** column name */
  | 'id'
  /** column name */
  | 'name'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'updated_at';

/** Boolean expression to filter rows from the table "factories.asset_model". All fields are combined with a logical 'AND'. */
export type Asset_Model_Bool_Exp = {
  _and?: Array<Asset_Model_Bool_Exp> | null | undefined;
  _not?: Asset_Model_Bool_Exp | null | undefined;
  _or?: Array<Asset_Model_Bool_Exp> | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  locales?: Jsonb_Comparison_Exp | null | undefined;
  machines?: Machine_Bool_Exp | null | undefined;
  machines_aggregate?: Machine_Aggregate_Bool_Exp | null | undefined;
  metadata_schema?: Jsonb_Comparison_Exp | null | undefined;
  name?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
  version?: Int_Comparison_Exp | null | undefined;
};

export type Attachment_Aggregate_Bool_Exp = {
  count?: Attachment_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Attachment_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Attachment_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Attachment_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "maintenance.attachment". All fields are combined with a logical 'AND'. */
export type Attachment_Bool_Exp = {
  _and?: Array<Attachment_Bool_Exp> | null | undefined;
  _not?: Attachment_Bool_Exp | null | undefined;
  _or?: Array<Attachment_Bool_Exp> | null | undefined;
  content?: Bytea_Comparison_Exp | null | undefined;
  content_type?: String_Comparison_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  name?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  work_order?: Work_Order_Bool_Exp | null | undefined;
  work_order_id?: Uuid_Comparison_Exp | null | undefined;
};

/** select columns of table "maintenance.attachment" */
export type Attachment_Select_Column =
  /** column name */
  | 'content'
  /** column name */
  | 'content_type'
  /** column name */
  | 'created_at'
  /** column name */
  | 'id'
  /** column name */
  | 'name'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'work_order_id';

export type Audit_Log_Aggregate_Bool_Exp = {
  count?: Audit_Log_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Audit_Log_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Audit_Log_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Audit_Log_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "auth.audit_log". All fields are combined with a logical 'AND'. */
export type Audit_Log_Bool_Exp = {
  _and?: Array<Audit_Log_Bool_Exp> | null | undefined;
  _not?: Audit_Log_Bool_Exp | null | undefined;
  _or?: Array<Audit_Log_Bool_Exp> | null | undefined;
  action?: String_Comparison_Exp | null | undefined;
  at?: Timestamptz_Comparison_Exp | null | undefined;
  details?: Jsonb_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  object_id?: String_Comparison_Exp | null | undefined;
  object_kind?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  user?: User_Bool_Exp | null | undefined;
  user_id?: Uuid_Comparison_Exp | null | undefined;
};

/** select columns of table "auth.audit_log" */
export type Audit_Log_Select_Column =
  /** column name */
  | 'action'
  /** column name */
  | 'at'
  /** column name */
  | 'details'
  /** column name */
  | 'id'
  /** column name */
  | 'object_id'
  /** column name */
  | 'object_kind'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'user_id';

export type Baseline_Spectrum_Aggregate_Bool_Exp = {
  count?: Baseline_Spectrum_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Baseline_Spectrum_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Baseline_Spectrum_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Baseline_Spectrum_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "condition.baseline_spectrum". All fields are combined with a logical 'AND'. */
export type Baseline_Spectrum_Bool_Exp = {
  _and?: Array<Baseline_Spectrum_Bool_Exp> | null | undefined;
  _not?: Baseline_Spectrum_Bool_Exp | null | undefined;
  _or?: Array<Baseline_Spectrum_Bool_Exp> | null | undefined;
  axis?: String_Comparison_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  device?: Device_Bool_Exp | null | undefined;
  device_id?: Uuid_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  learned_from?: Timestamptz_Comparison_Exp | null | undefined;
  learned_to?: Timestamptz_Comparison_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  spectrum?: Jsonb_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "condition.baseline_spectrum" */
export type Baseline_Spectrum_Select_Column =
  /** column name */
  | 'axis'
  /** column name */
  | 'created_at'
  /** column name */
  | 'device_id'
  /** column name */
  | 'id'
  /** column name */
  | 'learned_from'
  /** column name */
  | 'learned_to'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'spectrum'
  /** column name */
  | 'updated_at';

export type Batch_Aggregate_Bool_Exp = {
  count?: Batch_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Batch_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Batch_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Batch_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "oee.batch". All fields are combined with a logical 'AND'. */
export type Batch_Bool_Exp = {
  _and?: Array<Batch_Bool_Exp> | null | undefined;
  _not?: Batch_Bool_Exp | null | undefined;
  _or?: Array<Batch_Bool_Exp> | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  ended_at?: Timestamptz_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  number?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  production_order?: Production_Order_Bool_Exp | null | undefined;
  production_order_id?: Uuid_Comparison_Exp | null | undefined;
  started_at?: Timestamptz_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "oee.batch" */
export type Batch_Select_Column =
  /** column name */
  | 'created_at'
  /** column name */
  | 'ended_at'
  /** column name */
  | 'id'
  /** column name */
  | 'number'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'production_order_id'
  /** column name */
  | 'started_at'
  /** column name */
  | 'updated_at';

/** Boolean expression to compare columns of type "bigint". All fields are combined with logical 'AND'. */
export type Bigint_Comparison_Exp = {
  _eq?: number | null | undefined;
  _gt?: number | null | undefined;
  _gte?: number | null | undefined;
  _in?: Array<number> | null | undefined;
  _is_null?: boolean | null | undefined;
  _lt?: number | null | undefined;
  _lte?: number | null | undefined;
  _neq?: number | null | undefined;
  _nin?: Array<number> | null | undefined;
};

export type Budget_Aggregate_Bool_Exp = {
  bool_and?: Budget_Aggregate_Bool_Exp_Bool_And | null | undefined;
  bool_or?: Budget_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  count?: Budget_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Budget_Aggregate_Bool_Exp_Bool_And = {
  arguments: Budget_Select_Column_Budget_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  distinct?: boolean | null | undefined;
  filter?: Budget_Bool_Exp | null | undefined;
  predicate: Boolean_Comparison_Exp;
};

export type Budget_Aggregate_Bool_Exp_Bool_Or = {
  arguments: Budget_Select_Column_Budget_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  distinct?: boolean | null | undefined;
  filter?: Budget_Bool_Exp | null | undefined;
  predicate: Boolean_Comparison_Exp;
};

export type Budget_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Budget_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Budget_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "energy.budget". All fields are combined with a logical 'AND'. */
export type Budget_Bool_Exp = {
  _and?: Array<Budget_Bool_Exp> | null | undefined;
  _not?: Budget_Bool_Exp | null | undefined;
  _or?: Array<Budget_Bool_Exp> | null | undefined;
  budget_breaches?: Budget_Breach_Bool_Exp | null | undefined;
  budget_breaches_aggregate?: Budget_Breach_Aggregate_Bool_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  enabled?: Boolean_Comparison_Exp | null | undefined;
  factory?: Factory_Bool_Exp | null | undefined;
  factory_id?: Uuid_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  limit_kwh?: Float8_Comparison_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  meter_binding?: Meter_Binding_Bool_Exp | null | undefined;
  meter_binding_id?: Uuid_Comparison_Exp | null | undefined;
  name?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  period?: String_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

export type Budget_Breach_Aggregate_Bool_Exp = {
  count?: Budget_Breach_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Budget_Breach_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Budget_Breach_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Budget_Breach_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "energy.budget_breach". All fields are combined with a logical 'AND'. */
export type Budget_Breach_Bool_Exp = {
  _and?: Array<Budget_Breach_Bool_Exp> | null | undefined;
  _not?: Budget_Breach_Bool_Exp | null | undefined;
  _or?: Array<Budget_Breach_Bool_Exp> | null | undefined;
  budget?: Budget_Bool_Exp | null | undefined;
  budget_id?: Uuid_Comparison_Exp | null | undefined;
  found_at?: Timestamptz_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  kind?: String_Comparison_Exp | null | undefined;
  limit_kwh?: Float8_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  period_from?: Timestamptz_Comparison_Exp | null | undefined;
  period_to?: Timestamptz_Comparison_Exp | null | undefined;
  projected_kwh?: Float8_Comparison_Exp | null | undefined;
  used_kwh?: Float8_Comparison_Exp | null | undefined;
};

/** select columns of table "energy.budget_breach" */
export type Budget_Breach_Select_Column =
  /** column name */
  | 'budget_id'
  /** column name */
  | 'found_at'
  /** column name */
  | 'id'
  /** column name */
  | 'kind'
  /** column name */
  | 'limit_kwh'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'period_from'
  /** column name */
  | 'period_to'
  /** column name */
  | 'projected_kwh'
  /** column name */
  | 'used_kwh';

/** select columns of table "energy.budget" */
export type Budget_Select_Column =
  /** column name */
  | 'created_at'
  /** column name */
  | 'enabled'
  /** column name */
  | 'factory_id'
  /** column name */
  | 'id'
  /** column name */
  | 'limit_kwh'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'meter_binding_id'
  /** column name */
  | 'name'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'period'
  /** column name */
  | 'updated_at';

/** select "select_column_budget_aggregate_bool_exp_bool_and_arguments_columns" columns of table "energy.budget" */
export type Budget_Select_Column_Budget_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  /** column name */
  | 'enabled';

/** select "select_column_budget_aggregate_bool_exp_bool_or_arguments_columns" columns of table "energy.budget" */
export type Budget_Select_Column_Budget_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  /** column name */
  | 'enabled';

/** Boolean expression to compare columns of type "bytea". All fields are combined with logical 'AND'. */
export type Bytea_Comparison_Exp = {
  _eq?: string | null | undefined;
  _gt?: string | null | undefined;
  _gte?: string | null | undefined;
  _in?: Array<string> | null | undefined;
  _is_null?: boolean | null | undefined;
  _lt?: string | null | undefined;
  _lte?: string | null | undefined;
  _neq?: string | null | undefined;
  _nin?: Array<string> | null | undefined;
};

export type Checklist_Item_Aggregate_Bool_Exp = {
  bool_and?: Checklist_Item_Aggregate_Bool_Exp_Bool_And | null | undefined;
  bool_or?: Checklist_Item_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  count?: Checklist_Item_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Checklist_Item_Aggregate_Bool_Exp_Bool_And = {
  arguments: Checklist_Item_Select_Column_Checklist_Item_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  distinct?: boolean | null | undefined;
  filter?: Checklist_Item_Bool_Exp | null | undefined;
  predicate: Boolean_Comparison_Exp;
};

export type Checklist_Item_Aggregate_Bool_Exp_Bool_Or = {
  arguments: Checklist_Item_Select_Column_Checklist_Item_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  distinct?: boolean | null | undefined;
  filter?: Checklist_Item_Bool_Exp | null | undefined;
  predicate: Boolean_Comparison_Exp;
};

export type Checklist_Item_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Checklist_Item_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Checklist_Item_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "maintenance.checklist_item". All fields are combined with a logical 'AND'. */
export type Checklist_Item_Bool_Exp = {
  _and?: Array<Checklist_Item_Bool_Exp> | null | undefined;
  _not?: Checklist_Item_Bool_Exp | null | undefined;
  _or?: Array<Checklist_Item_Bool_Exp> | null | undefined;
  answer?: String_Comparison_Exp | null | undefined;
  answered_at?: Timestamptz_Comparison_Exp | null | undefined;
  answered_by?: Uuid_Comparison_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  kind?: String_Comparison_Exp | null | undefined;
  label?: String_Comparison_Exp | null | undefined;
  mandatory?: Boolean_Comparison_Exp | null | undefined;
  options?: Jsonb_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  position?: Int_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
  work_order?: Work_Order_Bool_Exp | null | undefined;
  work_order_id?: Uuid_Comparison_Exp | null | undefined;
};

/** select columns of table "maintenance.checklist_item" */
export type Checklist_Item_Select_Column =
  /** column name */
  | 'answer'
  /** column name */
  | 'answered_at'
  /** column name */
  | 'answered_by'
  /** column name */
  | 'created_at'
  /** column name */
  | 'id'
  /** column name */
  | 'kind'
  /** column name */
  | 'label'
  /** column name */
  | 'mandatory'
  /** column name */
  | 'options'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'position'
  /** column name */
  | 'updated_at'
  /** column name */
  | 'work_order_id';

/** select "select_column_checklist_item_aggregate_bool_exp_bool_and_arguments_columns" columns of table "maintenance.checklist_item" */
export type Checklist_Item_Select_Column_Checklist_Item_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  /** column name */
  | 'mandatory';

/** select "select_column_checklist_item_aggregate_bool_exp_bool_or_arguments_columns" columns of table "maintenance.checklist_item" */
export type Checklist_Item_Select_Column_Checklist_Item_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  /** column name */
  | 'mandatory';

export type Command_Aggregate_Bool_Exp = {
  count?: Command_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Command_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Command_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Command_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "telemetry.command". All fields are combined with a logical 'AND'. */
export type Command_Bool_Exp = {
  _and?: Array<Command_Bool_Exp> | null | undefined;
  _not?: Command_Bool_Exp | null | undefined;
  _or?: Array<Command_Bool_Exp> | null | undefined;
  content?: Jsonb_Comparison_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  created_by?: Uuid_Comparison_Exp | null | undefined;
  delivered_at?: Timestamptz_Comparison_Exp | null | undefined;
  expires_at?: Timestamptz_Comparison_Exp | null | undefined;
  gateway?: Gateway_Bool_Exp | null | undefined;
  gateway_id?: Uuid_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  user?: User_Bool_Exp | null | undefined;
};

/** select columns of table "telemetry.command" */
export type Command_Select_Column =
  /** column name */
  | 'content'
  /** column name */
  | 'created_at'
  /** column name */
  | 'created_by'
  /** column name */
  | 'delivered_at'
  /** column name */
  | 'expires_at'
  /** column name */
  | 'gateway_id'
  /** column name */
  | 'id'
  /** column name */
  | 'organization_id';

export type Component_Aggregate_Bool_Exp = {
  count?: Component_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Component_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Component_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Component_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "factories.component". All fields are combined with a logical 'AND'. */
export type Component_Bool_Exp = {
  _and?: Array<Component_Bool_Exp> | null | undefined;
  _not?: Component_Bool_Exp | null | undefined;
  _or?: Array<Component_Bool_Exp> | null | undefined;
  condition_health?: Float8_Comparison_Exp | null | undefined;
  condition_level?: String_Comparison_Exp | null | undefined;
  condition_since?: Timestamptz_Comparison_Exp | null | undefined;
  condition_states?: Condition_State_Bool_Exp | null | undefined;
  condition_states_aggregate?: Condition_State_Aggregate_Bool_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  details?: Jsonb_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  name?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  placements?: Placement_Bool_Exp | null | undefined;
  placements_aggregate?: Placement_Aggregate_Bool_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "factories.component" */
export type Component_Select_Column =
  /** column name */
  | 'condition_health'
  /** column name */
  | 'condition_level'
  /** column name */
  | 'condition_since'
  /** column name */
  | 'created_at'
  /** column name */
  | 'details'
  /** column name */
  | 'id'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'name'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'updated_at';

export type Condition_State_Aggregate_Bool_Exp = {
  bool_and?: Condition_State_Aggregate_Bool_Exp_Bool_And | null | undefined;
  bool_or?: Condition_State_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  count?: Condition_State_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Condition_State_Aggregate_Bool_Exp_Bool_And = {
  arguments: Condition_State_Select_Column_Condition_State_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  distinct?: boolean | null | undefined;
  filter?: Condition_State_Bool_Exp | null | undefined;
  predicate: Boolean_Comparison_Exp;
};

export type Condition_State_Aggregate_Bool_Exp_Bool_Or = {
  arguments: Condition_State_Select_Column_Condition_State_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  distinct?: boolean | null | undefined;
  filter?: Condition_State_Bool_Exp | null | undefined;
  predicate: Boolean_Comparison_Exp;
};

export type Condition_State_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Condition_State_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Condition_State_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "condition.condition_state". All fields are combined with a logical 'AND'. */
export type Condition_State_Bool_Exp = {
  _and?: Array<Condition_State_Bool_Exp> | null | undefined;
  _not?: Condition_State_Bool_Exp | null | undefined;
  _or?: Array<Condition_State_Bool_Exp> | null | undefined;
  component?: Component_Bool_Exp | null | undefined;
  component_id?: Uuid_Comparison_Exp | null | undefined;
  evaluated_at?: Timestamptz_Comparison_Exp | null | undefined;
  factory?: Factory_Bool_Exp | null | undefined;
  factory_id?: Uuid_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  indicator?: String_Comparison_Exp | null | undefined;
  level?: String_Comparison_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  since?: Timestamptz_Comparison_Exp | null | undefined;
  stale?: Boolean_Comparison_Exp | null | undefined;
  unit?: String_Comparison_Exp | null | undefined;
  value?: Float8_Comparison_Exp | null | undefined;
  zone?: String_Comparison_Exp | null | undefined;
};

/** select columns of table "condition.condition_state" */
export type Condition_State_Select_Column =
  /** column name */
  | 'component_id'
  /** column name */
  | 'evaluated_at'
  /** column name */
  | 'factory_id'
  /** column name */
  | 'id'
  /** column name */
  | 'indicator'
  /** column name */
  | 'level'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'since'
  /** column name */
  | 'stale'
  /** column name */
  | 'unit'
  /** column name */
  | 'value'
  /** column name */
  | 'zone';

/** select "select_column_condition_state_aggregate_bool_exp_bool_and_arguments_columns" columns of table "condition.condition_state" */
export type Condition_State_Select_Column_Condition_State_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  /** column name */
  | 'stale';

/** select "select_column_condition_state_aggregate_bool_exp_bool_or_arguments_columns" columns of table "condition.condition_state" */
export type Condition_State_Select_Column_Condition_State_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  /** column name */
  | 'stale';

export type Dashboard_Aggregate_Bool_Exp = {
  count?: Dashboard_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Dashboard_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Dashboard_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Dashboard_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "dashboards.dashboard". All fields are combined with a logical 'AND'. */
export type Dashboard_Bool_Exp = {
  _and?: Array<Dashboard_Bool_Exp> | null | undefined;
  _not?: Dashboard_Bool_Exp | null | undefined;
  _or?: Array<Dashboard_Bool_Exp> | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  factory?: Factory_Bool_Exp | null | undefined;
  factory_id?: Uuid_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  name?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  slug?: String_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
  user_id?: Uuid_Comparison_Exp | null | undefined;
  widgets?: Widget_Bool_Exp | null | undefined;
  widgets_aggregate?: Widget_Aggregate_Bool_Exp | null | undefined;
};

/** select columns of table "dashboards.dashboard" */
export type Dashboard_Select_Column =
  /** column name */
  | 'created_at'
  /** column name */
  | 'factory_id'
  /** column name */
  | 'id'
  /** column name */
  | 'name'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'slug'
  /** column name */
  | 'updated_at'
  /** column name */
  | 'user_id';

/** Boolean expression to compare columns of type "date". All fields are combined with logical 'AND'. */
export type Date_Comparison_Exp = {
  _eq?: string | null | undefined;
  _gt?: string | null | undefined;
  _gte?: string | null | undefined;
  _in?: Array<string> | null | undefined;
  _is_null?: boolean | null | undefined;
  _lt?: string | null | undefined;
  _lte?: string | null | undefined;
  _neq?: string | null | undefined;
  _nin?: Array<string> | null | undefined;
};

export type Delivery_Aggregate_Bool_Exp = {
  count?: Delivery_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Delivery_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Delivery_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Delivery_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "notifications.delivery". All fields are combined with a logical 'AND'. */
export type Delivery_Bool_Exp = {
  _and?: Array<Delivery_Bool_Exp> | null | undefined;
  _not?: Delivery_Bool_Exp | null | undefined;
  _or?: Array<Delivery_Bool_Exp> | null | undefined;
  at?: Timestamptz_Comparison_Exp | null | undefined;
  attempts?: Int_Comparison_Exp | null | undefined;
  channel?: Notification_Channel_Bool_Exp | null | undefined;
  channel_id?: Uuid_Comparison_Exp | null | undefined;
  error?: String_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  notification?: Notification_Bool_Exp | null | undefined;
  notification_id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  status?: String_Comparison_Exp | null | undefined;
};

/** select columns of table "notifications.delivery" */
export type Delivery_Select_Column =
  /** column name */
  | 'at'
  /** column name */
  | 'attempts'
  /** column name */
  | 'channel_id'
  /** column name */
  | 'error'
  /** column name */
  | 'id'
  /** column name */
  | 'notification_id'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'status';

export type Device_Aggregate_Bool_Exp = {
  bool_and?: Device_Aggregate_Bool_Exp_Bool_And | null | undefined;
  bool_or?: Device_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  count?: Device_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Device_Aggregate_Bool_Exp_Bool_And = {
  arguments: Device_Select_Column_Device_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  distinct?: boolean | null | undefined;
  filter?: Device_Bool_Exp | null | undefined;
  predicate: Boolean_Comparison_Exp;
};

export type Device_Aggregate_Bool_Exp_Bool_Or = {
  arguments: Device_Select_Column_Device_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  distinct?: boolean | null | undefined;
  filter?: Device_Bool_Exp | null | undefined;
  predicate: Boolean_Comparison_Exp;
};

export type Device_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Device_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Device_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "factories.device". All fields are combined with a logical 'AND'. */
export type Device_Bool_Exp = {
  _and?: Array<Device_Bool_Exp> | null | undefined;
  _not?: Device_Bool_Exp | null | undefined;
  _or?: Array<Device_Bool_Exp> | null | undefined;
  archived_at?: Timestamptz_Comparison_Exp | null | undefined;
  baseline_spectra?: Baseline_Spectrum_Bool_Exp | null | undefined;
  baseline_spectra_aggregate?: Baseline_Spectrum_Aggregate_Bool_Exp | null | undefined;
  battery_percent?: Float8_Comparison_Exp | null | undefined;
  clock_offset_seconds?: Float8_Comparison_Exp | null | undefined;
  connected?: Boolean_Comparison_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  device_model?: Device_Model_Bool_Exp | null | undefined;
  device_model_id?: Uuid_Comparison_Exp | null | undefined;
  factory?: Factory_Bool_Exp | null | undefined;
  factory_id?: Uuid_Comparison_Exp | null | undefined;
  features?: Feature_Bool_Exp | null | undefined;
  features_aggregate?: Feature_Aggregate_Bool_Exp | null | undefined;
  gateway?: Gateway_Bool_Exp | null | undefined;
  gateway_id?: Uuid_Comparison_Exp | null | undefined;
  gone_at?: Timestamptz_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  last_seen?: Timestamptz_Comparison_Exp | null | undefined;
  name?: String_Comparison_Exp | null | undefined;
  offline_tolerance_minutes?: Float8_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  placements?: Placement_Bool_Exp | null | undefined;
  placements_aggregate?: Placement_Aggregate_Bool_Exp | null | undefined;
  rssi_dbm?: Float8_Comparison_Exp | null | undefined;
  serial?: String_Comparison_Exp | null | undefined;
  series?: Series_Bool_Exp | null | undefined;
  series_aggregate?: Series_Aggregate_Bool_Exp | null | undefined;
  simulated?: Boolean_Comparison_Exp | null | undefined;
  spectra?: Spectrum_Bool_Exp | null | undefined;
  spectra_aggregate?: Spectrum_Aggregate_Bool_Exp | null | undefined;
  state_messages?: State_Message_Bool_Exp | null | undefined;
  state_messages_aggregate?: State_Message_Aggregate_Bool_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
  waveforms?: Waveform_Bool_Exp | null | undefined;
  waveforms_aggregate?: Waveform_Aggregate_Bool_Exp | null | undefined;
};

/** Boolean expression to filter rows from the table "factories.device_model". All fields are combined with a logical 'AND'. */
export type Device_Model_Bool_Exp = {
  _and?: Array<Device_Model_Bool_Exp> | null | undefined;
  _not?: Device_Model_Bool_Exp | null | undefined;
  _or?: Array<Device_Model_Bool_Exp> | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  decoder?: String_Comparison_Exp | null | undefined;
  devices?: Device_Bool_Exp | null | undefined;
  devices_aggregate?: Device_Aggregate_Bool_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  locales?: Jsonb_Comparison_Exp | null | undefined;
  measures?: Jsonb_Comparison_Exp | null | undefined;
  name?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
  version?: Int_Comparison_Exp | null | undefined;
};

/** select columns of table "factories.device" */
export type Device_Select_Column =
  /** column name */
  | 'archived_at'
  /** column name */
  | 'battery_percent'
  /** column name */
  | 'clock_offset_seconds'
  /** column name */
  | 'connected'
  /** column name */
  | 'created_at'
  /** column name */
  | 'device_model_id'
  /** column name */
  | 'factory_id'
  /** column name */
  | 'gateway_id'
  /** column name */
  | 'gone_at'
  /** column name */
  | 'id'
  /** column name */
  | 'last_seen'
  /** column name */
  | 'name'
  /** column name */
  | 'offline_tolerance_minutes'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'rssi_dbm'
  /** column name */
  | 'serial'
  /** column name */
  | 'simulated'
  /** column name */
  | 'updated_at';

/** select "select_column_device_aggregate_bool_exp_bool_and_arguments_columns" columns of table "factories.device" */
export type Device_Select_Column_Device_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  /** column name */
  | 'connected'
  /** column name */
  | 'simulated';

/** select "select_column_device_aggregate_bool_exp_bool_or_arguments_columns" columns of table "factories.device" */
export type Device_Select_Column_Device_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  /** column name */
  | 'connected'
  /** column name */
  | 'simulated';

export type Do_Not_Disturb_Aggregate_Bool_Exp = {
  count?: Do_Not_Disturb_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Do_Not_Disturb_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Do_Not_Disturb_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Do_Not_Disturb_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "notifications.do_not_disturb". All fields are combined with a logical 'AND'. */
export type Do_Not_Disturb_Bool_Exp = {
  _and?: Array<Do_Not_Disturb_Bool_Exp> | null | undefined;
  _not?: Do_Not_Disturb_Bool_Exp | null | undefined;
  _or?: Array<Do_Not_Disturb_Bool_Exp> | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  ends?: Time_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  starts?: Time_Comparison_Exp | null | undefined;
  time_zone?: String_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
  user?: User_Bool_Exp | null | undefined;
  user_id?: Uuid_Comparison_Exp | null | undefined;
  weekdays?: Jsonb_Comparison_Exp | null | undefined;
};

/** select columns of table "notifications.do_not_disturb" */
export type Do_Not_Disturb_Select_Column =
  /** column name */
  | 'created_at'
  /** column name */
  | 'ends'
  /** column name */
  | 'id'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'starts'
  /** column name */
  | 'time_zone'
  /** column name */
  | 'updated_at'
  /** column name */
  | 'user_id'
  /** column name */
  | 'weekdays';

export type Energy_Baseline_Aggregate_Bool_Exp = {
  count?: Energy_Baseline_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Energy_Baseline_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Energy_Baseline_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Energy_Baseline_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "energy.baseline". All fields are combined with a logical 'AND'. */
export type Energy_Baseline_Bool_Exp = {
  _and?: Array<Energy_Baseline_Bool_Exp> | null | undefined;
  _not?: Energy_Baseline_Bool_Exp | null | undefined;
  _or?: Array<Energy_Baseline_Bool_Exp> | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  fitted_from?: Timestamptz_Comparison_Exp | null | undefined;
  fitted_to?: Timestamptz_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  model?: Jsonb_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "energy.baseline" */
export type Energy_Baseline_Select_Column =
  /** column name */
  | 'created_at'
  /** column name */
  | 'fitted_from'
  /** column name */
  | 'fitted_to'
  /** column name */
  | 'id'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'model'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'updated_at';

export type Energy_Hour_Aggregate_Bool_Exp = {
  count?: Energy_Hour_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Energy_Hour_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Energy_Hour_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Energy_Hour_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "energy.energy_hour". All fields are combined with a logical 'AND'. */
export type Energy_Hour_Bool_Exp = {
  _and?: Array<Energy_Hour_Bool_Exp> | null | undefined;
  _not?: Energy_Hour_Bool_Exp | null | undefined;
  _or?: Array<Energy_Hour_Bool_Exp> | null | undefined;
  cost?: Float8_Comparison_Exp | null | undefined;
  coverage?: Float8_Comparison_Exp | null | undefined;
  emissions_kg?: Float8_Comparison_Exp | null | undefined;
  energy_kwh?: Float8_Comparison_Exp | null | undefined;
  factory?: Factory_Bool_Exp | null | undefined;
  factory_id?: Uuid_Comparison_Exp | null | undefined;
  flags?: Jsonb_Comparison_Exp | null | undefined;
  hour?: Timestamptz_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  standby_kwh?: Float8_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "energy.energy_hour" */
export type Energy_Hour_Select_Column =
  /** column name */
  | 'cost'
  /** column name */
  | 'coverage'
  /** column name */
  | 'emissions_kg'
  /** column name */
  | 'energy_kwh'
  /** column name */
  | 'factory_id'
  /** column name */
  | 'flags'
  /** column name */
  | 'hour'
  /** column name */
  | 'id'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'standby_kwh'
  /** column name */
  | 'updated_at';

export type Energy_Saving_Aggregate_Bool_Exp = {
  count?: Energy_Saving_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Energy_Saving_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Energy_Saving_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Energy_Saving_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "energy.saving". All fields are combined with a logical 'AND'. */
export type Energy_Saving_Bool_Exp = {
  _and?: Array<Energy_Saving_Bool_Exp> | null | undefined;
  _not?: Energy_Saving_Bool_Exp | null | undefined;
  _or?: Array<Energy_Saving_Bool_Exp> | null | undefined;
  assumptions?: Jsonb_Comparison_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  energy_kwh_per_year?: Float8_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  kind?: String_Comparison_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "energy.saving" */
export type Energy_Saving_Select_Column =
  /** column name */
  | 'assumptions'
  /** column name */
  | 'created_at'
  /** column name */
  | 'energy_kwh_per_year'
  /** column name */
  | 'id'
  /** column name */
  | 'kind'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'updated_at';

export type Escalation_Aggregate_Bool_Exp = {
  count?: Escalation_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Escalation_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Escalation_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Escalation_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "notifications.escalation". All fields are combined with a logical 'AND'. */
export type Escalation_Bool_Exp = {
  _and?: Array<Escalation_Bool_Exp> | null | undefined;
  _not?: Escalation_Bool_Exp | null | undefined;
  _or?: Array<Escalation_Bool_Exp> | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  steps?: Jsonb_Comparison_Exp | null | undefined;
  topic?: Notification_Topic_Bool_Exp | null | undefined;
  topic_id?: Uuid_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "notifications.escalation" */
export type Escalation_Select_Column =
  /** column name */
  | 'created_at'
  /** column name */
  | 'id'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'steps'
  /** column name */
  | 'topic_id'
  /** column name */
  | 'updated_at';

/** Boolean expression to filter rows from the table "factories.factory". All fields are combined with a logical 'AND'. */
export type Factory_Bool_Exp = {
  _and?: Array<Factory_Bool_Exp> | null | undefined;
  _not?: Factory_Bool_Exp | null | undefined;
  _or?: Array<Factory_Bool_Exp> | null | undefined;
  archived_at?: Timestamptz_Comparison_Exp | null | undefined;
  areas?: Area_Bool_Exp | null | undefined;
  areas_aggregate?: Area_Aggregate_Bool_Exp | null | undefined;
  condition_states?: Condition_State_Bool_Exp | null | undefined;
  condition_states_aggregate?: Condition_State_Aggregate_Bool_Exp | null | undefined;
  country?: String_Comparison_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  currency?: String_Comparison_Exp | null | undefined;
  dashboards?: Dashboard_Bool_Exp | null | undefined;
  dashboards_aggregate?: Dashboard_Aggregate_Bool_Exp | null | undefined;
  devices?: Device_Bool_Exp | null | undefined;
  devices_aggregate?: Device_Aggregate_Bool_Exp | null | undefined;
  energy_hours?: Energy_Hour_Bool_Exp | null | undefined;
  energy_hours_aggregate?: Energy_Hour_Aggregate_Bool_Exp | null | undefined;
  features?: Feature_Bool_Exp | null | undefined;
  features_aggregate?: Feature_Aggregate_Bool_Exp | null | undefined;
  gateways?: Gateway_Bool_Exp | null | undefined;
  gateways_aggregate?: Gateway_Aggregate_Bool_Exp | null | undefined;
  grid_zone?: String_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  latest_values?: Latest_Value_Bool_Exp | null | undefined;
  latest_values_aggregate?: Latest_Value_Aggregate_Bool_Exp | null | undefined;
  lines?: Line_Bool_Exp | null | undefined;
  lines_aggregate?: Line_Aggregate_Bool_Exp | null | undefined;
  machine_states?: Machine_State_Bool_Exp | null | undefined;
  machine_states_aggregate?: Machine_State_Aggregate_Bool_Exp | null | undefined;
  machines?: Machine_Bool_Exp | null | undefined;
  machines_aggregate?: Machine_Aggregate_Bool_Exp | null | undefined;
  name?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  production_orders?: Production_Order_Bool_Exp | null | undefined;
  production_orders_aggregate?: Production_Order_Aggregate_Bool_Exp | null | undefined;
  series?: Series_Bool_Exp | null | undefined;
  series_aggregate?: Series_Aggregate_Bool_Exp | null | undefined;
  shift_calendars?: Shift_Calendar_Bool_Exp | null | undefined;
  shift_calendars_aggregate?: Shift_Calendar_Aggregate_Bool_Exp | null | undefined;
  shift_results?: Shift_Result_Bool_Exp | null | undefined;
  shift_results_aggregate?: Shift_Result_Aggregate_Bool_Exp | null | undefined;
  stops?: Stop_Bool_Exp | null | undefined;
  stops_aggregate?: Stop_Aggregate_Bool_Exp | null | undefined;
  tariffs?: Tariff_Bool_Exp | null | undefined;
  tariffs_aggregate?: Tariff_Aggregate_Bool_Exp | null | undefined;
  time_zone?: String_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
  work_orders?: Work_Order_Bool_Exp | null | undefined;
  work_orders_aggregate?: Work_Order_Aggregate_Bool_Exp | null | undefined;
};

export type Fault_Report_Aggregate_Bool_Exp = {
  count?: Fault_Report_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Fault_Report_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Fault_Report_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Fault_Report_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "maintenance.fault_report". All fields are combined with a logical 'AND'. */
export type Fault_Report_Bool_Exp = {
  _and?: Array<Fault_Report_Bool_Exp> | null | undefined;
  _not?: Fault_Report_Bool_Exp | null | undefined;
  _or?: Array<Fault_Report_Bool_Exp> | null | undefined;
  at?: Timestamptz_Comparison_Exp | null | undefined;
  contact?: String_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  text?: String_Comparison_Exp | null | undefined;
  work_order?: Work_Order_Bool_Exp | null | undefined;
  work_order_id?: Uuid_Comparison_Exp | null | undefined;
};

/** select columns of table "maintenance.fault_report" */
export type Fault_Report_Select_Column =
  /** column name */
  | 'at'
  /** column name */
  | 'contact'
  /** column name */
  | 'id'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'text'
  /** column name */
  | 'work_order_id';

export type Fault_Symptom_Aggregate_Bool_Exp = {
  count?: Fault_Symptom_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Fault_Symptom_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Fault_Symptom_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Fault_Symptom_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "condition.fault_symptom". All fields are combined with a logical 'AND'. */
export type Fault_Symptom_Bool_Exp = {
  _and?: Array<Fault_Symptom_Bool_Exp> | null | undefined;
  _not?: Fault_Symptom_Bool_Exp | null | undefined;
  _or?: Array<Fault_Symptom_Bool_Exp> | null | undefined;
  axis?: String_Comparison_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  device?: Device_Bool_Exp | null | undefined;
  device_id?: Uuid_Comparison_Exp | null | undefined;
  evidence?: Jsonb_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  kind?: String_Comparison_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  severity?: Float8_Comparison_Exp | null | undefined;
  statement?: String_Comparison_Exp | null | undefined;
  time?: Timestamptz_Comparison_Exp | null | undefined;
  verdict?: String_Comparison_Exp | null | undefined;
};

/** select columns of table "condition.fault_symptom" */
export type Fault_Symptom_Select_Column =
  /** column name */
  | 'axis'
  /** column name */
  | 'created_at'
  /** column name */
  | 'device_id'
  /** column name */
  | 'evidence'
  /** column name */
  | 'id'
  /** column name */
  | 'kind'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'severity'
  /** column name */
  | 'statement'
  /** column name */
  | 'time'
  /** column name */
  | 'verdict';

export type Feature_Aggregate_Bool_Exp = {
  count?: Feature_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Feature_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Feature_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Feature_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "condition.feature". All fields are combined with a logical 'AND'. */
export type Feature_Bool_Exp = {
  _and?: Array<Feature_Bool_Exp> | null | undefined;
  _not?: Feature_Bool_Exp | null | undefined;
  _or?: Array<Feature_Bool_Exp> | null | undefined;
  axis?: String_Comparison_Exp | null | undefined;
  device?: Device_Bool_Exp | null | undefined;
  device_id?: Uuid_Comparison_Exp | null | undefined;
  factory?: Factory_Bool_Exp | null | undefined;
  factory_id?: Uuid_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  indicator?: String_Comparison_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  time?: Timestamptz_Comparison_Exp | null | undefined;
  unit?: String_Comparison_Exp | null | undefined;
  value?: Float8_Comparison_Exp | null | undefined;
  zone?: String_Comparison_Exp | null | undefined;
};

/** select columns of table "condition.feature" */
export type Feature_Select_Column =
  /** column name */
  | 'axis'
  /** column name */
  | 'device_id'
  /** column name */
  | 'factory_id'
  /** column name */
  | 'id'
  /** column name */
  | 'indicator'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'time'
  /** column name */
  | 'unit'
  /** column name */
  | 'value'
  /** column name */
  | 'zone';

/** Boolean expression to compare columns of type "float8". All fields are combined with logical 'AND'. */
export type Float8_Comparison_Exp = {
  _eq?: number | null | undefined;
  _gt?: number | null | undefined;
  _gte?: number | null | undefined;
  _in?: Array<number> | null | undefined;
  _is_null?: boolean | null | undefined;
  _lt?: number | null | undefined;
  _lte?: number | null | undefined;
  _neq?: number | null | undefined;
  _nin?: Array<number> | null | undefined;
};

export type Gateway_Aggregate_Bool_Exp = {
  bool_and?: Gateway_Aggregate_Bool_Exp_Bool_And | null | undefined;
  bool_or?: Gateway_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  count?: Gateway_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Gateway_Aggregate_Bool_Exp_Bool_And = {
  arguments: Gateway_Select_Column_Gateway_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  distinct?: boolean | null | undefined;
  filter?: Gateway_Bool_Exp | null | undefined;
  predicate: Boolean_Comparison_Exp;
};

export type Gateway_Aggregate_Bool_Exp_Bool_Or = {
  arguments: Gateway_Select_Column_Gateway_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  distinct?: boolean | null | undefined;
  filter?: Gateway_Bool_Exp | null | undefined;
  predicate: Boolean_Comparison_Exp;
};

export type Gateway_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Gateway_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Gateway_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "factories.gateway". All fields are combined with a logical 'AND'. */
export type Gateway_Bool_Exp = {
  _and?: Array<Gateway_Bool_Exp> | null | undefined;
  _not?: Gateway_Bool_Exp | null | undefined;
  _or?: Array<Gateway_Bool_Exp> | null | undefined;
  api_keys?: Api_Key_Bool_Exp | null | undefined;
  auto_provision?: Boolean_Comparison_Exp | null | undefined;
  clock_offset_seconds?: Float8_Comparison_Exp | null | undefined;
  commands?: Command_Bool_Exp | null | undefined;
  commands_aggregate?: Command_Aggregate_Bool_Exp | null | undefined;
  connected?: Boolean_Comparison_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  devices?: Device_Bool_Exp | null | undefined;
  devices_aggregate?: Device_Aggregate_Bool_Exp | null | undefined;
  factory?: Factory_Bool_Exp | null | undefined;
  factory_id?: Uuid_Comparison_Exp | null | undefined;
  gone_at?: Timestamptz_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  last_seen?: Timestamptz_Comparison_Exp | null | undefined;
  name?: String_Comparison_Exp | null | undefined;
  offline_tolerance_minutes?: Float8_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  rejected?: Rejected_Bool_Exp | null | undefined;
  rejected_aggregate?: Rejected_Aggregate_Bool_Exp | null | undefined;
  sparkplug_births?: Sparkplug_Birth_Bool_Exp | null | undefined;
  sparkplug_births_aggregate?: Sparkplug_Birth_Aggregate_Bool_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "factories.gateway" */
export type Gateway_Select_Column =
  /** column name */
  | 'auto_provision'
  /** column name */
  | 'clock_offset_seconds'
  /** column name */
  | 'connected'
  /** column name */
  | 'created_at'
  /** column name */
  | 'factory_id'
  /** column name */
  | 'gone_at'
  /** column name */
  | 'id'
  /** column name */
  | 'last_seen'
  /** column name */
  | 'name'
  /** column name */
  | 'offline_tolerance_minutes'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'updated_at';

/** select "select_column_gateway_aggregate_bool_exp_bool_and_arguments_columns" columns of table "factories.gateway" */
export type Gateway_Select_Column_Gateway_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  /** column name */
  | 'auto_provision'
  /** column name */
  | 'connected';

/** select "select_column_gateway_aggregate_bool_exp_bool_or_arguments_columns" columns of table "factories.gateway" */
export type Gateway_Select_Column_Gateway_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  /** column name */
  | 'auto_provision'
  /** column name */
  | 'connected';

/** Boolean expression to filter rows from the table "auth.invitation". All fields are combined with a logical 'AND'. */
export type Invitation_Bool_Exp = {
  _and?: Array<Invitation_Bool_Exp> | null | undefined;
  _not?: Invitation_Bool_Exp | null | undefined;
  _or?: Array<Invitation_Bool_Exp> | null | undefined;
  accepted_at?: Timestamptz_Comparison_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  email?: String_Comparison_Exp | null | undefined;
  expires_at?: Timestamptz_Comparison_Exp | null | undefined;
  factory_ids?: Uuid_Array_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  invited_by?: Uuid_Comparison_Exp | null | undefined;
  inviter?: User_Bool_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  role?: String_Comparison_Exp | null | undefined;
};

export type Jsonb_Cast_Exp = {
  String?: String_Comparison_Exp | null | undefined;
};

/** Boolean expression to compare columns of type "jsonb". All fields are combined with logical 'AND'. */
export type Jsonb_Comparison_Exp = {
  _cast?: Jsonb_Cast_Exp | null | undefined;
  /** is the column contained in the given json value */
  _contained_in?: unknown;
  /** does the column contain the given json value at the top level */
  _contains?: unknown;
  _eq?: unknown;
  _gt?: unknown;
  _gte?: unknown;
  /** does the string exist as a top-level key in the column */
  _has_key?: string | null | undefined;
  /** do all of these strings exist as top-level keys in the column */
  _has_keys_all?: Array<string> | null | undefined;
  /** do any of these strings exist as top-level keys in the column */
  _has_keys_any?: Array<string> | null | undefined;
  _in?: Array<unknown> | null | undefined;
  _is_null?: boolean | null | undefined;
  _lt?: unknown;
  _lte?: unknown;
  _neq?: unknown;
  _nin?: Array<unknown> | null | undefined;
};

export type Latest_Value_Aggregate_Bool_Exp = {
  count?: Latest_Value_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Latest_Value_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Latest_Value_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Latest_Value_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "telemetry.latest_value". All fields are combined with a logical 'AND'. */
export type Latest_Value_Bool_Exp = {
  _and?: Array<Latest_Value_Bool_Exp> | null | undefined;
  _not?: Latest_Value_Bool_Exp | null | undefined;
  _or?: Array<Latest_Value_Bool_Exp> | null | undefined;
  factory?: Factory_Bool_Exp | null | undefined;
  factory_id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  received_at?: Timestamptz_Comparison_Exp | null | undefined;
  series?: Series_Bool_Exp | null | undefined;
  series_id?: Int_Comparison_Exp | null | undefined;
  time?: Timestamptz_Comparison_Exp | null | undefined;
  value?: Float8_Comparison_Exp | null | undefined;
};

/** select columns of table "telemetry.latest_value" */
export type Latest_Value_Select_Column =
  /** column name */
  | 'factory_id'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'received_at'
  /** column name */
  | 'series_id'
  /** column name */
  | 'time'
  /** column name */
  | 'value';

export type Line_Aggregate_Bool_Exp = {
  count?: Line_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Line_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Line_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Line_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "factories.line". All fields are combined with a logical 'AND'. */
export type Line_Bool_Exp = {
  _and?: Array<Line_Bool_Exp> | null | undefined;
  _not?: Line_Bool_Exp | null | undefined;
  _or?: Array<Line_Bool_Exp> | null | undefined;
  archived_at?: Timestamptz_Comparison_Exp | null | undefined;
  area?: Area_Bool_Exp | null | undefined;
  area_id?: Uuid_Comparison_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  factory?: Factory_Bool_Exp | null | undefined;
  factory_id?: Uuid_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  machines?: Machine_Bool_Exp | null | undefined;
  machines_aggregate?: Machine_Aggregate_Bool_Exp | null | undefined;
  name?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  shift_calendars?: Shift_Calendar_Bool_Exp | null | undefined;
  shift_calendars_aggregate?: Shift_Calendar_Aggregate_Bool_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "factories.line" */
export type Line_Select_Column =
  /** column name */
  | 'archived_at'
  /** column name */
  | 'area_id'
  /** column name */
  | 'created_at'
  /** column name */
  | 'factory_id'
  /** column name */
  | 'id'
  /** column name */
  | 'name'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'updated_at';

export type Machine_Aggregate_Bool_Exp = {
  count?: Machine_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Machine_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Machine_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Machine_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "factories.machine". All fields are combined with a logical 'AND'. */
export type Machine_Bool_Exp = {
  _and?: Array<Machine_Bool_Exp> | null | undefined;
  _not?: Machine_Bool_Exp | null | undefined;
  _or?: Array<Machine_Bool_Exp> | null | undefined;
  anomalies?: Anomaly_Bool_Exp | null | undefined;
  anomalies_aggregate?: Anomaly_Aggregate_Bool_Exp | null | undefined;
  archived_at?: Timestamptz_Comparison_Exp | null | undefined;
  asset_model?: Asset_Model_Bool_Exp | null | undefined;
  asset_model_id?: Uuid_Comparison_Exp | null | undefined;
  baseline_spectra?: Baseline_Spectrum_Bool_Exp | null | undefined;
  baseline_spectra_aggregate?: Baseline_Spectrum_Aggregate_Bool_Exp | null | undefined;
  components?: Component_Bool_Exp | null | undefined;
  components_aggregate?: Component_Aggregate_Bool_Exp | null | undefined;
  condition_health?: Float8_Comparison_Exp | null | undefined;
  condition_level?: String_Comparison_Exp | null | undefined;
  condition_since?: Timestamptz_Comparison_Exp | null | undefined;
  condition_states?: Condition_State_Bool_Exp | null | undefined;
  condition_states_aggregate?: Condition_State_Aggregate_Bool_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  details?: Jsonb_Comparison_Exp | null | undefined;
  energy_baselines?: Energy_Baseline_Bool_Exp | null | undefined;
  energy_baselines_aggregate?: Energy_Baseline_Aggregate_Bool_Exp | null | undefined;
  energy_hours?: Energy_Hour_Bool_Exp | null | undefined;
  energy_hours_aggregate?: Energy_Hour_Aggregate_Bool_Exp | null | undefined;
  energy_savings?: Energy_Saving_Bool_Exp | null | undefined;
  energy_savings_aggregate?: Energy_Saving_Aggregate_Bool_Exp | null | undefined;
  factory?: Factory_Bool_Exp | null | undefined;
  factory_id?: Uuid_Comparison_Exp | null | undefined;
  fault_reports?: Fault_Report_Bool_Exp | null | undefined;
  fault_reports_aggregate?: Fault_Report_Aggregate_Bool_Exp | null | undefined;
  fault_symptoms?: Fault_Symptom_Bool_Exp | null | undefined;
  fault_symptoms_aggregate?: Fault_Symptom_Aggregate_Bool_Exp | null | undefined;
  features?: Feature_Bool_Exp | null | undefined;
  features_aggregate?: Feature_Aggregate_Bool_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  line?: Line_Bool_Exp | null | undefined;
  line_id?: Uuid_Comparison_Exp | null | undefined;
  machine_states?: Machine_State_Bool_Exp | null | undefined;
  machine_states_aggregate?: Machine_State_Aggregate_Bool_Exp | null | undefined;
  maintenance_plans?: Maintenance_Plan_Bool_Exp | null | undefined;
  maintenance_plans_aggregate?: Maintenance_Plan_Aggregate_Bool_Exp | null | undefined;
  meter_bindings?: Meter_Binding_Bool_Exp | null | undefined;
  meter_bindings_aggregate?: Meter_Binding_Aggregate_Bool_Exp | null | undefined;
  name?: String_Comparison_Exp | null | undefined;
  notifications?: Notification_Bool_Exp | null | undefined;
  notifications_aggregate?: Notification_Aggregate_Bool_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  placements?: Placement_Bool_Exp | null | undefined;
  placements_aggregate?: Placement_Aggregate_Bool_Exp | null | undefined;
  planned_stops?: Planned_Stop_Bool_Exp | null | undefined;
  planned_stops_aggregate?: Planned_Stop_Aggregate_Bool_Exp | null | undefined;
  power_running_kw?: Float8_Comparison_Exp | null | undefined;
  power_standby_kw?: Float8_Comparison_Exp | null | undefined;
  product_machines?: Product_Machine_Bool_Exp | null | undefined;
  product_machines_aggregate?: Product_Machine_Aggregate_Bool_Exp | null | undefined;
  production_counts?: Production_Count_Bool_Exp | null | undefined;
  production_counts_aggregate?: Production_Count_Aggregate_Bool_Exp | null | undefined;
  production_orders?: Production_Order_Bool_Exp | null | undefined;
  production_orders_aggregate?: Production_Order_Aggregate_Bool_Exp | null | undefined;
  scraps?: Scrap_Bool_Exp | null | undefined;
  scraps_aggregate?: Scrap_Aggregate_Bool_Exp | null | undefined;
  series?: Series_Bool_Exp | null | undefined;
  series_aggregate?: Series_Aggregate_Bool_Exp | null | undefined;
  shift_results?: Shift_Result_Bool_Exp | null | undefined;
  shift_results_aggregate?: Shift_Result_Aggregate_Bool_Exp | null | undefined;
  state?: String_Comparison_Exp | null | undefined;
  state_since?: Timestamptz_Comparison_Exp | null | undefined;
  stop_causes?: Stop_Cause_Bool_Exp | null | undefined;
  stop_causes_aggregate?: Stop_Cause_Aggregate_Bool_Exp | null | undefined;
  stops?: Stop_Bool_Exp | null | undefined;
  stops_aggregate?: Stop_Aggregate_Bool_Exp | null | undefined;
  thresholds?: Threshold_Bool_Exp | null | undefined;
  thresholds_aggregate?: Threshold_Aggregate_Bool_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
  vibration_group?: Int_Comparison_Exp | null | undefined;
  vibration_mounting?: String_Comparison_Exp | null | undefined;
  work_orders?: Work_Order_Bool_Exp | null | undefined;
  work_orders_aggregate?: Work_Order_Aggregate_Bool_Exp | null | undefined;
};

/** select columns of table "factories.machine" */
export type Machine_Select_Column =
  /** column name */
  | 'archived_at'
  /** column name */
  | 'asset_model_id'
  /** column name */
  | 'condition_health'
  /** column name */
  | 'condition_level'
  /** column name */
  | 'condition_since'
  /** column name */
  | 'created_at'
  /** column name */
  | 'details'
  /** column name */
  | 'factory_id'
  /** column name */
  | 'id'
  /** column name */
  | 'line_id'
  /** column name */
  | 'name'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'power_running_kw'
  /** column name */
  | 'power_standby_kw'
  /** column name */
  | 'state'
  /** column name */
  | 'state_since'
  /** column name */
  | 'updated_at'
  /** column name */
  | 'vibration_group'
  /** column name */
  | 'vibration_mounting';

export type Machine_State_Aggregate_Bool_Exp = {
  count?: Machine_State_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Machine_State_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Machine_State_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Machine_State_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "oee.machine_state". All fields are combined with a logical 'AND'. */
export type Machine_State_Bool_Exp = {
  _and?: Array<Machine_State_Bool_Exp> | null | undefined;
  _not?: Machine_State_Bool_Exp | null | undefined;
  _or?: Array<Machine_State_Bool_Exp> | null | undefined;
  code?: String_Comparison_Exp | null | undefined;
  ended_at?: Timestamptz_Comparison_Exp | null | undefined;
  factory?: Factory_Bool_Exp | null | undefined;
  factory_id?: Uuid_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  source?: String_Comparison_Exp | null | undefined;
  started_at?: Timestamptz_Comparison_Exp | null | undefined;
  state?: String_Comparison_Exp | null | undefined;
  text?: String_Comparison_Exp | null | undefined;
};

/** select columns of table "oee.machine_state" */
export type Machine_State_Select_Column =
  /** column name */
  | 'code'
  /** column name */
  | 'ended_at'
  /** column name */
  | 'factory_id'
  /** column name */
  | 'id'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'source'
  /** column name */
  | 'started_at'
  /** column name */
  | 'state'
  /** column name */
  | 'text';

export type Maintenance_Plan_Aggregate_Bool_Exp = {
  bool_and?: Maintenance_Plan_Aggregate_Bool_Exp_Bool_And | null | undefined;
  bool_or?: Maintenance_Plan_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  count?: Maintenance_Plan_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Maintenance_Plan_Aggregate_Bool_Exp_Bool_And = {
  arguments: Maintenance_Plan_Select_Column_Maintenance_Plan_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  distinct?: boolean | null | undefined;
  filter?: Maintenance_Plan_Bool_Exp | null | undefined;
  predicate: Boolean_Comparison_Exp;
};

export type Maintenance_Plan_Aggregate_Bool_Exp_Bool_Or = {
  arguments: Maintenance_Plan_Select_Column_Maintenance_Plan_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  distinct?: boolean | null | undefined;
  filter?: Maintenance_Plan_Bool_Exp | null | undefined;
  predicate: Boolean_Comparison_Exp;
};

export type Maintenance_Plan_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Maintenance_Plan_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Maintenance_Plan_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "maintenance.plan". All fields are combined with a logical 'AND'. */
export type Maintenance_Plan_Bool_Exp = {
  _and?: Array<Maintenance_Plan_Bool_Exp> | null | undefined;
  _not?: Maintenance_Plan_Bool_Exp | null | undefined;
  _or?: Array<Maintenance_Plan_Bool_Exp> | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  enabled?: Boolean_Comparison_Exp | null | undefined;
  every_operating_hours?: Float8_Comparison_Exp | null | undefined;
  floating?: Boolean_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  next_due_at?: Timestamptz_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  rrule?: String_Comparison_Exp | null | undefined;
  starts_at?: Timestamptz_Comparison_Exp | null | undefined;
  template?: Work_Order_Template_Bool_Exp | null | undefined;
  template_id?: Uuid_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "maintenance.plan" */
export type Maintenance_Plan_Select_Column =
  /** column name */
  | 'created_at'
  /** column name */
  | 'enabled'
  /** column name */
  | 'every_operating_hours'
  /** column name */
  | 'floating'
  /** column name */
  | 'id'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'next_due_at'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'rrule'
  /** column name */
  | 'starts_at'
  /** column name */
  | 'template_id'
  /** column name */
  | 'updated_at';

/** select "select_column_maintenance_plan_aggregate_bool_exp_bool_and_arguments_columns" columns of table "maintenance.plan" */
export type Maintenance_Plan_Select_Column_Maintenance_Plan_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  /** column name */
  | 'enabled'
  /** column name */
  | 'floating';

/** select "select_column_maintenance_plan_aggregate_bool_exp_bool_or_arguments_columns" columns of table "maintenance.plan" */
export type Maintenance_Plan_Select_Column_Maintenance_Plan_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  /** column name */
  | 'enabled'
  /** column name */
  | 'floating';

export type Measurement_Aggregate_Bool_Exp = {
  count?: Measurement_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Measurement_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Measurement_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Measurement_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "telemetry.measurement". All fields are combined with a logical 'AND'. */
export type Measurement_Bool_Exp = {
  _and?: Array<Measurement_Bool_Exp> | null | undefined;
  _not?: Measurement_Bool_Exp | null | undefined;
  _or?: Array<Measurement_Bool_Exp> | null | undefined;
  series?: Series_Bool_Exp | null | undefined;
  series_id?: Int_Comparison_Exp | null | undefined;
  time?: Timestamptz_Comparison_Exp | null | undefined;
  value?: Float8_Comparison_Exp | null | undefined;
};

export type Measurement_Day_Aggregate_Bool_Exp = {
  count?: Measurement_Day_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Measurement_Day_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Measurement_Day_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Measurement_Day_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "telemetry.measurement_day". All fields are combined with a logical 'AND'. */
export type Measurement_Day_Bool_Exp = {
  _and?: Array<Measurement_Day_Bool_Exp> | null | undefined;
  _not?: Measurement_Day_Bool_Exp | null | undefined;
  _or?: Array<Measurement_Day_Bool_Exp> | null | undefined;
  count?: Bigint_Comparison_Exp | null | undefined;
  first?: Float8_Comparison_Exp | null | undefined;
  increase?: Float8_Comparison_Exp | null | undefined;
  last?: Float8_Comparison_Exp | null | undefined;
  maximum?: Float8_Comparison_Exp | null | undefined;
  minimum?: Float8_Comparison_Exp | null | undefined;
  series?: Series_Bool_Exp | null | undefined;
  series_id?: Int_Comparison_Exp | null | undefined;
  sum?: Float8_Comparison_Exp | null | undefined;
  time?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "telemetry.measurement_day" */
export type Measurement_Day_Select_Column =
  /** column name */
  | 'count'
  /** column name */
  | 'first'
  /** column name */
  | 'increase'
  /** column name */
  | 'last'
  /** column name */
  | 'maximum'
  /** column name */
  | 'minimum'
  /** column name */
  | 'series_id'
  /** column name */
  | 'sum'
  /** column name */
  | 'time';

export type Measurement_Hour_Aggregate_Bool_Exp = {
  count?: Measurement_Hour_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Measurement_Hour_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Measurement_Hour_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Measurement_Hour_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "telemetry.measurement_hour". All fields are combined with a logical 'AND'. */
export type Measurement_Hour_Bool_Exp = {
  _and?: Array<Measurement_Hour_Bool_Exp> | null | undefined;
  _not?: Measurement_Hour_Bool_Exp | null | undefined;
  _or?: Array<Measurement_Hour_Bool_Exp> | null | undefined;
  count?: Bigint_Comparison_Exp | null | undefined;
  first?: Float8_Comparison_Exp | null | undefined;
  increase?: Float8_Comparison_Exp | null | undefined;
  last?: Float8_Comparison_Exp | null | undefined;
  maximum?: Float8_Comparison_Exp | null | undefined;
  minimum?: Float8_Comparison_Exp | null | undefined;
  series?: Series_Bool_Exp | null | undefined;
  series_id?: Int_Comparison_Exp | null | undefined;
  sum?: Float8_Comparison_Exp | null | undefined;
  time?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "telemetry.measurement_hour" */
export type Measurement_Hour_Select_Column =
  /** column name */
  | 'count'
  /** column name */
  | 'first'
  /** column name */
  | 'increase'
  /** column name */
  | 'last'
  /** column name */
  | 'maximum'
  /** column name */
  | 'minimum'
  /** column name */
  | 'series_id'
  /** column name */
  | 'sum'
  /** column name */
  | 'time';

export type Measurement_Minute_Aggregate_Bool_Exp = {
  count?: Measurement_Minute_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Measurement_Minute_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Measurement_Minute_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Measurement_Minute_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "telemetry.measurement_minute". All fields are combined with a logical 'AND'. */
export type Measurement_Minute_Bool_Exp = {
  _and?: Array<Measurement_Minute_Bool_Exp> | null | undefined;
  _not?: Measurement_Minute_Bool_Exp | null | undefined;
  _or?: Array<Measurement_Minute_Bool_Exp> | null | undefined;
  count?: Bigint_Comparison_Exp | null | undefined;
  first?: Float8_Comparison_Exp | null | undefined;
  increase?: Float8_Comparison_Exp | null | undefined;
  last?: Float8_Comparison_Exp | null | undefined;
  maximum?: Float8_Comparison_Exp | null | undefined;
  minimum?: Float8_Comparison_Exp | null | undefined;
  series?: Series_Bool_Exp | null | undefined;
  series_id?: Int_Comparison_Exp | null | undefined;
  sum?: Float8_Comparison_Exp | null | undefined;
  time?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "telemetry.measurement_minute" */
export type Measurement_Minute_Select_Column =
  /** column name */
  | 'count'
  /** column name */
  | 'first'
  /** column name */
  | 'increase'
  /** column name */
  | 'last'
  /** column name */
  | 'maximum'
  /** column name */
  | 'minimum'
  /** column name */
  | 'series_id'
  /** column name */
  | 'sum'
  /** column name */
  | 'time';

/** select columns of table "telemetry.measurement" */
export type Measurement_Select_Column =
  /** column name */
  | 'series_id'
  /** column name */
  | 'time'
  /** column name */
  | 'value';

/** Boolean expression to filter rows from the table "auth.membership". All fields are combined with a logical 'AND'. */
export type Membership_Bool_Exp = {
  _and?: Array<Membership_Bool_Exp> | null | undefined;
  _not?: Membership_Bool_Exp | null | undefined;
  _or?: Array<Membership_Bool_Exp> | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  factory_ids?: Uuid_Array_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  role?: String_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
  user?: User_Bool_Exp | null | undefined;
  user_id?: Uuid_Comparison_Exp | null | undefined;
};

export type Meter_Binding_Aggregate_Bool_Exp = {
  count?: Meter_Binding_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Meter_Binding_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Meter_Binding_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Meter_Binding_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "energy.meter_binding". All fields are combined with a logical 'AND'. */
export type Meter_Binding_Bool_Exp = {
  _and?: Array<Meter_Binding_Bool_Exp> | null | undefined;
  _not?: Meter_Binding_Bool_Exp | null | undefined;
  _or?: Array<Meter_Binding_Bool_Exp> | null | undefined;
  budgets?: Budget_Bool_Exp | null | undefined;
  budgets_aggregate?: Budget_Aggregate_Bool_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  gap_limit_seconds?: Float8_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  method?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  phase?: String_Comparison_Exp | null | undefined;
  series?: Series_Bool_Exp | null | undefined;
  series_id?: Int_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "energy.meter_binding" */
export type Meter_Binding_Select_Column =
  /** column name */
  | 'created_at'
  /** column name */
  | 'gap_limit_seconds'
  /** column name */
  | 'id'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'method'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'phase'
  /** column name */
  | 'series_id'
  /** column name */
  | 'updated_at';

export type Notification_Aggregate_Bool_Exp = {
  count?: Notification_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Notification_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Notification_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Notification_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "notifications.notification". All fields are combined with a logical 'AND'. */
export type Notification_Bool_Exp = {
  _and?: Array<Notification_Bool_Exp> | null | undefined;
  _not?: Notification_Bool_Exp | null | undefined;
  _or?: Array<Notification_Bool_Exp> | null | undefined;
  body?: String_Comparison_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  deliveries?: Delivery_Bool_Exp | null | undefined;
  deliveries_aggregate?: Delivery_Aggregate_Bool_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  read_at?: Timestamptz_Comparison_Exp | null | undefined;
  severity?: String_Comparison_Exp | null | undefined;
  title?: String_Comparison_Exp | null | undefined;
  topic?: String_Comparison_Exp | null | undefined;
  user?: User_Bool_Exp | null | undefined;
  user_id?: Uuid_Comparison_Exp | null | undefined;
  work_order?: Work_Order_Bool_Exp | null | undefined;
  work_order_id?: Uuid_Comparison_Exp | null | undefined;
};

export type Notification_Channel_Aggregate_Bool_Exp = {
  count?: Notification_Channel_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Notification_Channel_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Notification_Channel_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Notification_Channel_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "notifications.channel". All fields are combined with a logical 'AND'. */
export type Notification_Channel_Bool_Exp = {
  _and?: Array<Notification_Channel_Bool_Exp> | null | undefined;
  _not?: Notification_Channel_Bool_Exp | null | undefined;
  _or?: Array<Notification_Channel_Bool_Exp> | null | undefined;
  address?: String_Comparison_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  deliveries?: Delivery_Bool_Exp | null | undefined;
  deliveries_aggregate?: Delivery_Aggregate_Bool_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  kind?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
  user?: User_Bool_Exp | null | undefined;
  user_id?: Uuid_Comparison_Exp | null | undefined;
  verified_at?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "notifications.channel" */
export type Notification_Channel_Select_Column =
  /** column name */
  | 'address'
  /** column name */
  | 'created_at'
  /** column name */
  | 'id'
  /** column name */
  | 'kind'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'updated_at'
  /** column name */
  | 'user_id'
  /** column name */
  | 'verified_at';

/** select columns of table "notifications.notification" */
export type Notification_Select_Column =
  /** column name */
  | 'body'
  /** column name */
  | 'created_at'
  /** column name */
  | 'id'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'read_at'
  /** column name */
  | 'severity'
  /** column name */
  | 'title'
  /** column name */
  | 'topic'
  /** column name */
  | 'user_id'
  /** column name */
  | 'work_order_id';

export type Notification_Subscription_Aggregate_Bool_Exp = {
  count?: Notification_Subscription_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Notification_Subscription_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Notification_Subscription_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Notification_Subscription_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "notifications.subscription". All fields are combined with a logical 'AND'. */
export type Notification_Subscription_Bool_Exp = {
  _and?: Array<Notification_Subscription_Bool_Exp> | null | undefined;
  _not?: Notification_Subscription_Bool_Exp | null | undefined;
  _or?: Array<Notification_Subscription_Bool_Exp> | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  topic?: Notification_Topic_Bool_Exp | null | undefined;
  topic_id?: Uuid_Comparison_Exp | null | undefined;
  user?: User_Bool_Exp | null | undefined;
  user_id?: Uuid_Comparison_Exp | null | undefined;
};

/** select columns of table "notifications.subscription" */
export type Notification_Subscription_Select_Column =
  /** column name */
  | 'id'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'topic_id'
  /** column name */
  | 'user_id';

/** Boolean expression to filter rows from the table "notifications.topic". All fields are combined with a logical 'AND'. */
export type Notification_Topic_Bool_Exp = {
  _and?: Array<Notification_Topic_Bool_Exp> | null | undefined;
  _not?: Notification_Topic_Bool_Exp | null | undefined;
  _or?: Array<Notification_Topic_Bool_Exp> | null | undefined;
  description?: String_Comparison_Exp | null | undefined;
  escalations?: Escalation_Bool_Exp | null | undefined;
  escalations_aggregate?: Escalation_Aggregate_Bool_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  name?: String_Comparison_Exp | null | undefined;
  notification_subscriptions?: Notification_Subscription_Bool_Exp | null | undefined;
  notification_subscriptions_aggregate?: Notification_Subscription_Aggregate_Bool_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
};

export type Order_Run_Aggregate_Bool_Exp = {
  count?: Order_Run_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Order_Run_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Order_Run_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Order_Run_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "oee.order_run". All fields are combined with a logical 'AND'. */
export type Order_Run_Bool_Exp = {
  _and?: Array<Order_Run_Bool_Exp> | null | undefined;
  _not?: Order_Run_Bool_Exp | null | undefined;
  _or?: Array<Order_Run_Bool_Exp> | null | undefined;
  ended_at?: Timestamptz_Comparison_Exp | null | undefined;
  factory?: Factory_Bool_Exp | null | undefined;
  factory_id?: Uuid_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  production_order?: Production_Order_Bool_Exp | null | undefined;
  production_order_id?: Uuid_Comparison_Exp | null | undefined;
  started_at?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "oee.order_run" */
export type Order_Run_Select_Column =
  /** column name */
  | 'ended_at'
  /** column name */
  | 'factory_id'
  /** column name */
  | 'id'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'production_order_id'
  /** column name */
  | 'started_at';

export type Order_Template_Aggregate_Bool_Exp = {
  count?: Order_Template_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Order_Template_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Order_Template_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Order_Template_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "oee.order_template". All fields are combined with a logical 'AND'. */
export type Order_Template_Bool_Exp = {
  _and?: Array<Order_Template_Bool_Exp> | null | undefined;
  _not?: Order_Template_Bool_Exp | null | undefined;
  _or?: Array<Order_Template_Bool_Exp> | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  name?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  planned_quantity?: Float8_Comparison_Exp | null | undefined;
  product?: Product_Bool_Exp | null | undefined;
  product_id?: Uuid_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "oee.order_template" */
export type Order_Template_Select_Column =
  /** column name */
  | 'created_at'
  /** column name */
  | 'id'
  /** column name */
  | 'name'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'planned_quantity'
  /** column name */
  | 'product_id'
  /** column name */
  | 'updated_at';

/** Boolean expression to filter rows from the table "auth.organization". All fields are combined with a logical 'AND'. */
export type Organization_Bool_Exp = {
  _and?: Array<Organization_Bool_Exp> | null | undefined;
  _not?: Organization_Bool_Exp | null | undefined;
  _or?: Array<Organization_Bool_Exp> | null | undefined;
  branding?: Jsonb_Comparison_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  group?: String_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  locale?: String_Comparison_Exp | null | undefined;
  name?: String_Comparison_Exp | null | undefined;
  plan?: String_Comparison_Exp | null | undefined;
  slug?: String_Comparison_Exp | null | undefined;
  time_zone?: String_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

/** Boolean expression to filter rows from the table "maintenance.part". All fields are combined with a logical 'AND'. */
export type Part_Bool_Exp = {
  _and?: Array<Part_Bool_Exp> | null | undefined;
  _not?: Part_Bool_Exp | null | undefined;
  _or?: Array<Part_Bool_Exp> | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  name?: String_Comparison_Exp | null | undefined;
  number?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  part_uses?: Part_Use_Bool_Exp | null | undefined;
  part_uses_aggregate?: Part_Use_Aggregate_Bool_Exp | null | undefined;
  reorder_point?: Float8_Comparison_Exp | null | undefined;
  stock?: Float8_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

export type Part_Use_Aggregate_Bool_Exp = {
  count?: Part_Use_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Part_Use_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Part_Use_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Part_Use_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "maintenance.part_use". All fields are combined with a logical 'AND'. */
export type Part_Use_Bool_Exp = {
  _and?: Array<Part_Use_Bool_Exp> | null | undefined;
  _not?: Part_Use_Bool_Exp | null | undefined;
  _or?: Array<Part_Use_Bool_Exp> | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  part?: Part_Bool_Exp | null | undefined;
  part_id?: Uuid_Comparison_Exp | null | undefined;
  quantity?: Float8_Comparison_Exp | null | undefined;
  work_order?: Work_Order_Bool_Exp | null | undefined;
  work_order_id?: Uuid_Comparison_Exp | null | undefined;
};

/** select columns of table "maintenance.part_use" */
export type Part_Use_Select_Column =
  /** column name */
  | 'id'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'part_id'
  /** column name */
  | 'quantity'
  /** column name */
  | 'work_order_id';

/** Boolean expression to filter rows from the table "maintenance.partner". All fields are combined with a logical 'AND'. */
export type Partner_Bool_Exp = {
  _and?: Array<Partner_Bool_Exp> | null | undefined;
  _not?: Partner_Bool_Exp | null | undefined;
  _or?: Array<Partner_Bool_Exp> | null | undefined;
  base_url?: String_Comparison_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  kind?: String_Comparison_Exp | null | undefined;
  name?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  partner_links?: Partner_Link_Bool_Exp | null | undefined;
  partner_links_aggregate?: Partner_Link_Aggregate_Bool_Exp | null | undefined;
  sync_logs?: Sync_Log_Bool_Exp | null | undefined;
  sync_logs_aggregate?: Sync_Log_Aggregate_Bool_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

export type Partner_Link_Aggregate_Bool_Exp = {
  count?: Partner_Link_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Partner_Link_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Partner_Link_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Partner_Link_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "maintenance.partner_link". All fields are combined with a logical 'AND'. */
export type Partner_Link_Bool_Exp = {
  _and?: Array<Partner_Link_Bool_Exp> | null | undefined;
  _not?: Partner_Link_Bool_Exp | null | undefined;
  _or?: Array<Partner_Link_Bool_Exp> | null | undefined;
  external_id?: String_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  partner?: Partner_Bool_Exp | null | undefined;
  partner_id?: Uuid_Comparison_Exp | null | undefined;
  work_order?: Work_Order_Bool_Exp | null | undefined;
  work_order_id?: Uuid_Comparison_Exp | null | undefined;
};

/** select columns of table "maintenance.partner_link" */
export type Partner_Link_Select_Column =
  /** column name */
  | 'external_id'
  /** column name */
  | 'id'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'partner_id'
  /** column name */
  | 'work_order_id';

export type Placement_Aggregate_Bool_Exp = {
  count?: Placement_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Placement_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Placement_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Placement_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "factories.placement". All fields are combined with a logical 'AND'. */
export type Placement_Bool_Exp = {
  _and?: Array<Placement_Bool_Exp> | null | undefined;
  _not?: Placement_Bool_Exp | null | undefined;
  _or?: Array<Placement_Bool_Exp> | null | undefined;
  axis?: String_Comparison_Exp | null | undefined;
  component?: Component_Bool_Exp | null | undefined;
  component_id?: Uuid_Comparison_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  device?: Device_Bool_Exp | null | undefined;
  device_id?: Uuid_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  placement_measures?: Placement_Measure_Bool_Exp | null | undefined;
  position?: String_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
  valid_from?: Timestamptz_Comparison_Exp | null | undefined;
  valid_to?: Timestamptz_Comparison_Exp | null | undefined;
};

/** Boolean expression to filter rows from the table "factories.placement_measure". All fields are combined with a logical 'AND'. */
export type Placement_Measure_Bool_Exp = {
  _and?: Array<Placement_Measure_Bool_Exp> | null | undefined;
  _not?: Placement_Measure_Bool_Exp | null | undefined;
  _or?: Array<Placement_Measure_Bool_Exp> | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  measure?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  placement?: Placement_Bool_Exp | null | undefined;
  placement_id?: Uuid_Comparison_Exp | null | undefined;
  scale?: Float8_Comparison_Exp | null | undefined;
  shift?: Float8_Comparison_Exp | null | undefined;
  slot?: String_Comparison_Exp | null | undefined;
  unit?: String_Comparison_Exp | null | undefined;
};

/** select columns of table "factories.placement" */
export type Placement_Select_Column =
  /** column name */
  | 'axis'
  /** column name */
  | 'component_id'
  /** column name */
  | 'created_at'
  /** column name */
  | 'device_id'
  /** column name */
  | 'id'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'position'
  /** column name */
  | 'updated_at'
  /** column name */
  | 'valid_from'
  /** column name */
  | 'valid_to';

export type Planned_Stop_Aggregate_Bool_Exp = {
  count?: Planned_Stop_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Planned_Stop_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Planned_Stop_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Planned_Stop_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "oee.planned_stop". All fields are combined with a logical 'AND'. */
export type Planned_Stop_Bool_Exp = {
  _and?: Array<Planned_Stop_Bool_Exp> | null | undefined;
  _not?: Planned_Stop_Bool_Exp | null | undefined;
  _or?: Array<Planned_Stop_Bool_Exp> | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  ended_at?: Timestamptz_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  reason?: String_Comparison_Exp | null | undefined;
  started_at?: Timestamptz_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "oee.planned_stop" */
export type Planned_Stop_Select_Column =
  /** column name */
  | 'created_at'
  /** column name */
  | 'ended_at'
  /** column name */
  | 'id'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'reason'
  /** column name */
  | 'started_at'
  /** column name */
  | 'updated_at';

/** Boolean expression to filter rows from the table "oee.product". All fields are combined with a logical 'AND'. */
export type Product_Bool_Exp = {
  _and?: Array<Product_Bool_Exp> | null | undefined;
  _not?: Product_Bool_Exp | null | undefined;
  _or?: Array<Product_Bool_Exp> | null | undefined;
  archived_at?: Timestamptz_Comparison_Exp | null | undefined;
  code?: String_Comparison_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  name?: String_Comparison_Exp | null | undefined;
  order_templates?: Order_Template_Bool_Exp | null | undefined;
  order_templates_aggregate?: Order_Template_Aggregate_Bool_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  product_machines?: Product_Machine_Bool_Exp | null | undefined;
  product_machines_aggregate?: Product_Machine_Aggregate_Bool_Exp | null | undefined;
  production_counts?: Production_Count_Bool_Exp | null | undefined;
  production_counts_aggregate?: Production_Count_Aggregate_Bool_Exp | null | undefined;
  production_orders?: Production_Order_Bool_Exp | null | undefined;
  production_orders_aggregate?: Production_Order_Aggregate_Bool_Exp | null | undefined;
  scraps?: Scrap_Bool_Exp | null | undefined;
  scraps_aggregate?: Scrap_Aggregate_Bool_Exp | null | undefined;
  unit?: String_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

export type Product_Machine_Aggregate_Bool_Exp = {
  count?: Product_Machine_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Product_Machine_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Product_Machine_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Product_Machine_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "oee.product_machine". All fields are combined with a logical 'AND'. */
export type Product_Machine_Bool_Exp = {
  _and?: Array<Product_Machine_Bool_Exp> | null | undefined;
  _not?: Product_Machine_Bool_Exp | null | undefined;
  _or?: Array<Product_Machine_Bool_Exp> | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  ideal_cycle_time_seconds?: Float8_Comparison_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  product?: Product_Bool_Exp | null | undefined;
  product_id?: Uuid_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
  valid_from?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "oee.product_machine" */
export type Product_Machine_Select_Column =
  /** column name */
  | 'created_at'
  /** column name */
  | 'id'
  /** column name */
  | 'ideal_cycle_time_seconds'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'product_id'
  /** column name */
  | 'updated_at'
  /** column name */
  | 'valid_from';

export type Production_Count_Aggregate_Bool_Exp = {
  count?: Production_Count_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Production_Count_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Production_Count_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Production_Count_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "oee.production_count". All fields are combined with a logical 'AND'. */
export type Production_Count_Bool_Exp = {
  _and?: Array<Production_Count_Bool_Exp> | null | undefined;
  _not?: Production_Count_Bool_Exp | null | undefined;
  _or?: Array<Production_Count_Bool_Exp> | null | undefined;
  ended_at?: Timestamptz_Comparison_Exp | null | undefined;
  flag?: String_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  product?: Product_Bool_Exp | null | undefined;
  product_id?: Uuid_Comparison_Exp | null | undefined;
  quantity?: Float8_Comparison_Exp | null | undefined;
  source?: String_Comparison_Exp | null | undefined;
  started_at?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "oee.production_count" */
export type Production_Count_Select_Column =
  /** column name */
  | 'ended_at'
  /** column name */
  | 'flag'
  /** column name */
  | 'id'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'product_id'
  /** column name */
  | 'quantity'
  /** column name */
  | 'source'
  /** column name */
  | 'started_at';

export type Production_Order_Aggregate_Bool_Exp = {
  count?: Production_Order_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Production_Order_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Production_Order_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Production_Order_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "oee.production_order". All fields are combined with a logical 'AND'. */
export type Production_Order_Bool_Exp = {
  _and?: Array<Production_Order_Bool_Exp> | null | undefined;
  _not?: Production_Order_Bool_Exp | null | undefined;
  _or?: Array<Production_Order_Bool_Exp> | null | undefined;
  batches?: Batch_Bool_Exp | null | undefined;
  batches_aggregate?: Batch_Aggregate_Bool_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  ended_at?: Timestamptz_Comparison_Exp | null | undefined;
  factory?: Factory_Bool_Exp | null | undefined;
  factory_id?: Uuid_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  number?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  planned_quantity?: Float8_Comparison_Exp | null | undefined;
  planned_start?: Timestamptz_Comparison_Exp | null | undefined;
  product?: Product_Bool_Exp | null | undefined;
  product_id?: Uuid_Comparison_Exp | null | undefined;
  runs?: Order_Run_Bool_Exp | null | undefined;
  runs_aggregate?: Order_Run_Aggregate_Bool_Exp | null | undefined;
  started_at?: Timestamptz_Comparison_Exp | null | undefined;
  status?: String_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "oee.production_order" */
export type Production_Order_Select_Column =
  /** column name */
  | 'created_at'
  /** column name */
  | 'ended_at'
  /** column name */
  | 'factory_id'
  /** column name */
  | 'id'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'number'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'planned_quantity'
  /** column name */
  | 'planned_start'
  /** column name */
  | 'product_id'
  /** column name */
  | 'started_at'
  /** column name */
  | 'status'
  /** column name */
  | 'updated_at';

export type Rejected_Aggregate_Bool_Exp = {
  count?: Rejected_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Rejected_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Rejected_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Rejected_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "telemetry.rejected". All fields are combined with a logical 'AND'. */
export type Rejected_Bool_Exp = {
  _and?: Array<Rejected_Bool_Exp> | null | undefined;
  _not?: Rejected_Bool_Exp | null | undefined;
  _or?: Array<Rejected_Bool_Exp> | null | undefined;
  content?: Bytea_Comparison_Exp | null | undefined;
  correlation_id?: String_Comparison_Exp | null | undefined;
  device_serial?: String_Comparison_Exp | null | undefined;
  discarded_at?: Timestamptz_Comparison_Exp | null | undefined;
  door?: String_Comparison_Exp | null | undefined;
  field?: String_Comparison_Exp | null | undefined;
  gateway?: Gateway_Bool_Exp | null | undefined;
  gateway_id?: Uuid_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  kind?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  outcome?: String_Comparison_Exp | null | undefined;
  reason?: String_Comparison_Exp | null | undefined;
  received_at?: Timestamptz_Comparison_Exp | null | undefined;
  replayed_at?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "telemetry.rejected" */
export type Rejected_Select_Column =
  /** column name */
  | 'content'
  /** column name */
  | 'correlation_id'
  /** column name */
  | 'device_serial'
  /** column name */
  | 'discarded_at'
  /** column name */
  | 'door'
  /** column name */
  | 'field'
  /** column name */
  | 'gateway_id'
  /** column name */
  | 'id'
  /** column name */
  | 'kind'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'outcome'
  /** column name */
  | 'reason'
  /** column name */
  | 'received_at'
  /** column name */
  | 'replayed_at';

export type Scrap_Aggregate_Bool_Exp = {
  bool_and?: Scrap_Aggregate_Bool_Exp_Bool_And | null | undefined;
  bool_or?: Scrap_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  count?: Scrap_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Scrap_Aggregate_Bool_Exp_Bool_And = {
  arguments: Scrap_Select_Column_Scrap_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  distinct?: boolean | null | undefined;
  filter?: Scrap_Bool_Exp | null | undefined;
  predicate: Boolean_Comparison_Exp;
};

export type Scrap_Aggregate_Bool_Exp_Bool_Or = {
  arguments: Scrap_Select_Column_Scrap_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  distinct?: boolean | null | undefined;
  filter?: Scrap_Bool_Exp | null | undefined;
  predicate: Boolean_Comparison_Exp;
};

export type Scrap_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Scrap_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Scrap_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "oee.scrap". All fields are combined with a logical 'AND'. */
export type Scrap_Bool_Exp = {
  _and?: Array<Scrap_Bool_Exp> | null | undefined;
  _not?: Scrap_Bool_Exp | null | undefined;
  _or?: Array<Scrap_Bool_Exp> | null | undefined;
  at?: Timestamptz_Comparison_Exp | null | undefined;
  cause?: Stop_Cause_Bool_Exp | null | undefined;
  cause_id?: Uuid_Comparison_Exp | null | undefined;
  comment?: String_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  product?: Product_Bool_Exp | null | undefined;
  product_id?: Uuid_Comparison_Exp | null | undefined;
  quantity?: Float8_Comparison_Exp | null | undefined;
  rework?: Boolean_Comparison_Exp | null | undefined;
  source?: String_Comparison_Exp | null | undefined;
};

/** select columns of table "oee.scrap" */
export type Scrap_Select_Column =
  /** column name */
  | 'at'
  /** column name */
  | 'cause_id'
  /** column name */
  | 'comment'
  /** column name */
  | 'id'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'product_id'
  /** column name */
  | 'quantity'
  /** column name */
  | 'rework'
  /** column name */
  | 'source';

/** select "select_column_scrap_aggregate_bool_exp_bool_and_arguments_columns" columns of table "oee.scrap" */
export type Scrap_Select_Column_Scrap_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  /** column name */
  | 'rework';

/** select "select_column_scrap_aggregate_bool_exp_bool_or_arguments_columns" columns of table "oee.scrap" */
export type Scrap_Select_Column_Scrap_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  /** column name */
  | 'rework';

export type Series_Aggregate_Bool_Exp = {
  count?: Series_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Series_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Series_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Series_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "telemetry.series". All fields are combined with a logical 'AND'. */
export type Series_Bool_Exp = {
  _and?: Array<Series_Bool_Exp> | null | undefined;
  _not?: Series_Bool_Exp | null | undefined;
  _or?: Array<Series_Bool_Exp> | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  device?: Device_Bool_Exp | null | undefined;
  device_id?: Uuid_Comparison_Exp | null | undefined;
  factory?: Factory_Bool_Exp | null | undefined;
  factory_id?: Uuid_Comparison_Exp | null | undefined;
  id?: Int_Comparison_Exp | null | undefined;
  kind?: String_Comparison_Exp | null | undefined;
  latest_value?: Latest_Value_Bool_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  measure?: String_Comparison_Exp | null | undefined;
  measurement_days?: Measurement_Day_Bool_Exp | null | undefined;
  measurement_days_aggregate?: Measurement_Day_Aggregate_Bool_Exp | null | undefined;
  measurement_hours?: Measurement_Hour_Bool_Exp | null | undefined;
  measurement_hours_aggregate?: Measurement_Hour_Aggregate_Bool_Exp | null | undefined;
  measurement_minutes?: Measurement_Minute_Bool_Exp | null | undefined;
  measurement_minutes_aggregate?: Measurement_Minute_Aggregate_Bool_Exp | null | undefined;
  measurements?: Measurement_Bool_Exp | null | undefined;
  measurements_aggregate?: Measurement_Aggregate_Bool_Exp | null | undefined;
  meter_bindings?: Meter_Binding_Bool_Exp | null | undefined;
  meter_bindings_aggregate?: Meter_Binding_Aggregate_Bool_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  raw_from?: Timestamptz_Comparison_Exp | null | undefined;
  unit?: String_Comparison_Exp | null | undefined;
};

/** select columns of table "telemetry.series" */
export type Series_Select_Column =
  /** column name */
  | 'created_at'
  /** column name */
  | 'device_id'
  /** column name */
  | 'factory_id'
  /** column name */
  | 'id'
  /** column name */
  | 'kind'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'measure'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'raw_from'
  /** column name */
  | 'unit';

export type Shift_Aggregate_Bool_Exp = {
  count?: Shift_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Shift_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Shift_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Shift_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "oee.shift". All fields are combined with a logical 'AND'. */
export type Shift_Bool_Exp = {
  _and?: Array<Shift_Bool_Exp> | null | undefined;
  _not?: Shift_Bool_Exp | null | undefined;
  _or?: Array<Shift_Bool_Exp> | null | undefined;
  breaks?: Jsonb_Comparison_Exp | null | undefined;
  calendar?: Shift_Calendar_Bool_Exp | null | undefined;
  calendar_id?: Uuid_Comparison_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  ends?: Time_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  name?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  shift_results?: Shift_Result_Bool_Exp | null | undefined;
  shift_results_aggregate?: Shift_Result_Aggregate_Bool_Exp | null | undefined;
  starts?: Time_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
  valid_from?: Date_Comparison_Exp | null | undefined;
  valid_to?: Date_Comparison_Exp | null | undefined;
  weekdays?: Jsonb_Comparison_Exp | null | undefined;
};

export type Shift_Calendar_Aggregate_Bool_Exp = {
  count?: Shift_Calendar_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Shift_Calendar_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Shift_Calendar_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Shift_Calendar_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "oee.shift_calendar". All fields are combined with a logical 'AND'. */
export type Shift_Calendar_Bool_Exp = {
  _and?: Array<Shift_Calendar_Bool_Exp> | null | undefined;
  _not?: Shift_Calendar_Bool_Exp | null | undefined;
  _or?: Array<Shift_Calendar_Bool_Exp> | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  exceptions?: Shift_Exception_Bool_Exp | null | undefined;
  exceptions_aggregate?: Shift_Exception_Aggregate_Bool_Exp | null | undefined;
  factory?: Factory_Bool_Exp | null | undefined;
  factory_id?: Uuid_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  line?: Line_Bool_Exp | null | undefined;
  line_id?: Uuid_Comparison_Exp | null | undefined;
  name?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  shifts?: Shift_Bool_Exp | null | undefined;
  shifts_aggregate?: Shift_Aggregate_Bool_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "oee.shift_calendar" */
export type Shift_Calendar_Select_Column =
  /** column name */
  | 'created_at'
  /** column name */
  | 'factory_id'
  /** column name */
  | 'id'
  /** column name */
  | 'line_id'
  /** column name */
  | 'name'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'updated_at';

export type Shift_Exception_Aggregate_Bool_Exp = {
  count?: Shift_Exception_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Shift_Exception_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Shift_Exception_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Shift_Exception_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "oee.shift_exception". All fields are combined with a logical 'AND'. */
export type Shift_Exception_Bool_Exp = {
  _and?: Array<Shift_Exception_Bool_Exp> | null | undefined;
  _not?: Shift_Exception_Bool_Exp | null | undefined;
  _or?: Array<Shift_Exception_Bool_Exp> | null | undefined;
  calendar?: Shift_Calendar_Bool_Exp | null | undefined;
  calendar_id?: Uuid_Comparison_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  day?: Date_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  reason?: String_Comparison_Exp | null | undefined;
  shifts?: Jsonb_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "oee.shift_exception" */
export type Shift_Exception_Select_Column =
  /** column name */
  | 'calendar_id'
  /** column name */
  | 'created_at'
  /** column name */
  | 'day'
  /** column name */
  | 'id'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'reason'
  /** column name */
  | 'shifts'
  /** column name */
  | 'updated_at';

export type Shift_Result_Aggregate_Bool_Exp = {
  count?: Shift_Result_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Shift_Result_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Shift_Result_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Shift_Result_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "oee.shift_result". All fields are combined with a logical 'AND'. */
export type Shift_Result_Bool_Exp = {
  _and?: Array<Shift_Result_Bool_Exp> | null | undefined;
  _not?: Shift_Result_Bool_Exp | null | undefined;
  _or?: Array<Shift_Result_Bool_Exp> | null | undefined;
  availability?: Float8_Comparison_Exp | null | undefined;
  calculated_until?: Timestamptz_Comparison_Exp | null | undefined;
  coverage?: Float8_Comparison_Exp | null | undefined;
  delay_seconds?: Float8_Comparison_Exp | null | undefined;
  down_seconds?: Float8_Comparison_Exp | null | undefined;
  ended_at?: Timestamptz_Comparison_Exp | null | undefined;
  factory?: Factory_Bool_Exp | null | undefined;
  factory_id?: Uuid_Comparison_Exp | null | undefined;
  failures?: Int_Comparison_Exp | null | undefined;
  fault_seconds?: Float8_Comparison_Exp | null | undefined;
  flags?: Jsonb_Comparison_Exp | null | undefined;
  good_quantity?: Float8_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  ideal_all_seconds?: Float8_Comparison_Exp | null | undefined;
  ideal_good_seconds?: Float8_Comparison_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  minor_stop_down_seconds?: Float8_Comparison_Exp | null | undefined;
  minor_stop_run_seconds?: Float8_Comparison_Exp | null | undefined;
  oee?: Float8_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  outside_plan_quantity?: Float8_Comparison_Exp | null | undefined;
  outside_plan_run_seconds?: Float8_Comparison_Exp | null | undefined;
  performance?: Float8_Comparison_Exp | null | undefined;
  planned_busy_seconds?: Float8_Comparison_Exp | null | undefined;
  planned_down_seconds?: Float8_Comparison_Exp | null | undefined;
  produced_quantity?: Float8_Comparison_Exp | null | undefined;
  production_seconds?: Float8_Comparison_Exp | null | undefined;
  quality?: Float8_Comparison_Exp | null | undefined;
  rework_quantity?: Float8_Comparison_Exp | null | undefined;
  scrap_quantity?: Float8_Comparison_Exp | null | undefined;
  setup_seconds?: Float8_Comparison_Exp | null | undefined;
  shift?: Shift_Bool_Exp | null | undefined;
  shift_id?: Uuid_Comparison_Exp | null | undefined;
  shift_name?: String_Comparison_Exp | null | undefined;
  started_at?: Timestamptz_Comparison_Exp | null | undefined;
  unassigned_quantity?: Float8_Comparison_Exp | null | undefined;
  uncounted_seconds?: Float8_Comparison_Exp | null | undefined;
  unknown_seconds?: Float8_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "oee.shift_result" */
export type Shift_Result_Select_Column =
  /** column name */
  | 'availability'
  /** column name */
  | 'calculated_until'
  /** column name */
  | 'coverage'
  /** column name */
  | 'delay_seconds'
  /** column name */
  | 'down_seconds'
  /** column name */
  | 'ended_at'
  /** column name */
  | 'factory_id'
  /** column name */
  | 'failures'
  /** column name */
  | 'fault_seconds'
  /** column name */
  | 'flags'
  /** column name */
  | 'good_quantity'
  /** column name */
  | 'id'
  /** column name */
  | 'ideal_all_seconds'
  /** column name */
  | 'ideal_good_seconds'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'minor_stop_down_seconds'
  /** column name */
  | 'minor_stop_run_seconds'
  /** column name */
  | 'oee'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'outside_plan_quantity'
  /** column name */
  | 'outside_plan_run_seconds'
  /** column name */
  | 'performance'
  /** column name */
  | 'planned_busy_seconds'
  /** column name */
  | 'planned_down_seconds'
  /** column name */
  | 'produced_quantity'
  /** column name */
  | 'production_seconds'
  /** column name */
  | 'quality'
  /** column name */
  | 'rework_quantity'
  /** column name */
  | 'scrap_quantity'
  /** column name */
  | 'setup_seconds'
  /** column name */
  | 'shift_id'
  /** column name */
  | 'shift_name'
  /** column name */
  | 'started_at'
  /** column name */
  | 'unassigned_quantity'
  /** column name */
  | 'uncounted_seconds'
  /** column name */
  | 'unknown_seconds'
  /** column name */
  | 'updated_at';

/** select columns of table "oee.shift" */
export type Shift_Select_Column =
  /** column name */
  | 'breaks'
  /** column name */
  | 'calendar_id'
  /** column name */
  | 'created_at'
  /** column name */
  | 'ends'
  /** column name */
  | 'id'
  /** column name */
  | 'name'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'starts'
  /** column name */
  | 'updated_at'
  /** column name */
  | 'valid_from'
  /** column name */
  | 'valid_to'
  /** column name */
  | 'weekdays';

/** Boolean expression to compare columns of type "smallint". All fields are combined with logical 'AND'. */
export type Smallint_Comparison_Exp = {
  _eq?: number | null | undefined;
  _gt?: number | null | undefined;
  _gte?: number | null | undefined;
  _in?: Array<number> | null | undefined;
  _is_null?: boolean | null | undefined;
  _lt?: number | null | undefined;
  _lte?: number | null | undefined;
  _neq?: number | null | undefined;
  _nin?: Array<number> | null | undefined;
};

export type Sparkplug_Birth_Aggregate_Bool_Exp = {
  count?: Sparkplug_Birth_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Sparkplug_Birth_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Sparkplug_Birth_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Sparkplug_Birth_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "telemetry.sparkplug_birth". All fields are combined with a logical 'AND'. */
export type Sparkplug_Birth_Bool_Exp = {
  _and?: Array<Sparkplug_Birth_Bool_Exp> | null | undefined;
  _not?: Sparkplug_Birth_Bool_Exp | null | undefined;
  _or?: Array<Sparkplug_Birth_Bool_Exp> | null | undefined;
  bd_seq?: Bigint_Comparison_Exp | null | undefined;
  born_at?: Timestamptz_Comparison_Exp | null | undefined;
  device_serial?: String_Comparison_Exp | null | undefined;
  gateway?: Gateway_Bool_Exp | null | undefined;
  gateway_id?: Uuid_Comparison_Exp | null | undefined;
  metrics?: Jsonb_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
};

/** select columns of table "telemetry.sparkplug_birth" */
export type Sparkplug_Birth_Select_Column =
  /** column name */
  | 'bd_seq'
  /** column name */
  | 'born_at'
  /** column name */
  | 'device_serial'
  /** column name */
  | 'gateway_id'
  /** column name */
  | 'metrics'
  /** column name */
  | 'organization_id';

export type Spectrum_Aggregate_Bool_Exp = {
  count?: Spectrum_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Spectrum_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Spectrum_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Spectrum_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "telemetry.spectrum". All fields are combined with a logical 'AND'. */
export type Spectrum_Bool_Exp = {
  _and?: Array<Spectrum_Bool_Exp> | null | undefined;
  _not?: Spectrum_Bool_Exp | null | undefined;
  _or?: Array<Spectrum_Bool_Exp> | null | undefined;
  amplitudes?: Float_Array_Comparison_Exp | null | undefined;
  axis?: String_Comparison_Exp | null | undefined;
  device?: Device_Bool_Exp | null | undefined;
  device_id?: Uuid_Comparison_Exp | null | undefined;
  df_hz?: Float8_Comparison_Exp | null | undefined;
  f0_hz?: Float8_Comparison_Exp | null | undefined;
  kind?: String_Comparison_Exp | null | undefined;
  lines?: Int_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  scaling?: String_Comparison_Exp | null | undefined;
  speed_rpm?: Float8_Comparison_Exp | null | undefined;
  time?: Timestamptz_Comparison_Exp | null | undefined;
  unit?: String_Comparison_Exp | null | undefined;
  window?: String_Comparison_Exp | null | undefined;
};

/** select columns of table "telemetry.spectrum" */
export type Spectrum_Select_Column =
  /** column name */
  | 'amplitudes'
  /** column name */
  | 'axis'
  /** column name */
  | 'device_id'
  /** column name */
  | 'df_hz'
  /** column name */
  | 'f0_hz'
  /** column name */
  | 'kind'
  /** column name */
  | 'lines'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'scaling'
  /** column name */
  | 'speed_rpm'
  /** column name */
  | 'time'
  /** column name */
  | 'unit'
  /** column name */
  | 'window';

export type State_Message_Aggregate_Bool_Exp = {
  count?: State_Message_Aggregate_Bool_Exp_Count | null | undefined;
};

export type State_Message_Aggregate_Bool_Exp_Count = {
  arguments?: Array<State_Message_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: State_Message_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "oee.state_message". All fields are combined with a logical 'AND'. */
export type State_Message_Bool_Exp = {
  _and?: Array<State_Message_Bool_Exp> | null | undefined;
  _not?: State_Message_Bool_Exp | null | undefined;
  _or?: Array<State_Message_Bool_Exp> | null | undefined;
  code?: String_Comparison_Exp | null | undefined;
  device?: Device_Bool_Exp | null | undefined;
  device_id?: Uuid_Comparison_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  state?: String_Comparison_Exp | null | undefined;
  text?: String_Comparison_Exp | null | undefined;
  time?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "oee.state_message" */
export type State_Message_Select_Column =
  /** column name */
  | 'code'
  /** column name */
  | 'device_id'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'state'
  /** column name */
  | 'text'
  /** column name */
  | 'time';

export type Stop_Aggregate_Bool_Exp = {
  count?: Stop_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Stop_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Stop_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Stop_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "oee.stop". All fields are combined with a logical 'AND'. */
export type Stop_Bool_Exp = {
  _and?: Array<Stop_Bool_Exp> | null | undefined;
  _not?: Stop_Bool_Exp | null | undefined;
  _or?: Array<Stop_Bool_Exp> | null | undefined;
  cause?: Stop_Cause_Bool_Exp | null | undefined;
  cause_id?: Uuid_Comparison_Exp | null | undefined;
  comment?: String_Comparison_Exp | null | undefined;
  contradicted_seconds?: Float8_Comparison_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  edited_by?: Uuid_Comparison_Exp | null | undefined;
  ended_at?: Timestamptz_Comparison_Exp | null | undefined;
  factory?: Factory_Bool_Exp | null | undefined;
  factory_id?: Uuid_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  started_at?: Timestamptz_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

export type Stop_Cause_Aggregate_Bool_Exp = {
  count?: Stop_Cause_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Stop_Cause_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Stop_Cause_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Stop_Cause_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "oee.stop_cause". All fields are combined with a logical 'AND'. */
export type Stop_Cause_Bool_Exp = {
  _and?: Array<Stop_Cause_Bool_Exp> | null | undefined;
  _not?: Stop_Cause_Bool_Exp | null | undefined;
  _or?: Array<Stop_Cause_Bool_Exp> | null | undefined;
  archived_at?: Timestamptz_Comparison_Exp | null | undefined;
  children?: Stop_Cause_Bool_Exp | null | undefined;
  children_aggregate?: Stop_Cause_Aggregate_Bool_Exp | null | undefined;
  code?: String_Comparison_Exp | null | undefined;
  colour?: String_Comparison_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  icon?: String_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  level?: Smallint_Comparison_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  name?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  parent?: Stop_Cause_Bool_Exp | null | undefined;
  parent_id?: Uuid_Comparison_Exp | null | undefined;
  scraps?: Scrap_Bool_Exp | null | undefined;
  scraps_aggregate?: Scrap_Aggregate_Bool_Exp | null | undefined;
  stops?: Stop_Bool_Exp | null | undefined;
  stops_aggregate?: Stop_Aggregate_Bool_Exp | null | undefined;
  treatment?: String_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

/** select columns of table "oee.stop_cause" */
export type Stop_Cause_Select_Column =
  /** column name */
  | 'archived_at'
  /** column name */
  | 'code'
  /** column name */
  | 'colour'
  /** column name */
  | 'created_at'
  /** column name */
  | 'icon'
  /** column name */
  | 'id'
  /** column name */
  | 'level'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'name'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'parent_id'
  /** column name */
  | 'treatment'
  /** column name */
  | 'updated_at';

/** select columns of table "oee.stop" */
export type Stop_Select_Column =
  /** column name */
  | 'cause_id'
  /** column name */
  | 'comment'
  /** column name */
  | 'contradicted_seconds'
  /** column name */
  | 'created_at'
  /** column name */
  | 'edited_by'
  /** column name */
  | 'ended_at'
  /** column name */
  | 'factory_id'
  /** column name */
  | 'id'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'started_at'
  /** column name */
  | 'updated_at';

export type Sync_Log_Aggregate_Bool_Exp = {
  count?: Sync_Log_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Sync_Log_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Sync_Log_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Sync_Log_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "maintenance.sync_log". All fields are combined with a logical 'AND'. */
export type Sync_Log_Bool_Exp = {
  _and?: Array<Sync_Log_Bool_Exp> | null | undefined;
  _not?: Sync_Log_Bool_Exp | null | undefined;
  _or?: Array<Sync_Log_Bool_Exp> | null | undefined;
  at?: Timestamptz_Comparison_Exp | null | undefined;
  details?: Jsonb_Comparison_Exp | null | undefined;
  direction?: String_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  outcome?: String_Comparison_Exp | null | undefined;
  partner?: Partner_Bool_Exp | null | undefined;
  partner_id?: Uuid_Comparison_Exp | null | undefined;
};

/** select columns of table "maintenance.sync_log" */
export type Sync_Log_Select_Column =
  /** column name */
  | 'at'
  /** column name */
  | 'details'
  /** column name */
  | 'direction'
  /** column name */
  | 'id'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'outcome'
  /** column name */
  | 'partner_id';

export type Tariff_Aggregate_Bool_Exp = {
  count?: Tariff_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Tariff_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Tariff_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Tariff_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "energy.tariff". All fields are combined with a logical 'AND'. */
export type Tariff_Bool_Exp = {
  _and?: Array<Tariff_Bool_Exp> | null | undefined;
  _not?: Tariff_Bool_Exp | null | undefined;
  _or?: Array<Tariff_Bool_Exp> | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  demand_method?: String_Comparison_Exp | null | undefined;
  demand_price_per_kw?: Float8_Comparison_Exp | null | undefined;
  factory?: Factory_Bool_Exp | null | undefined;
  factory_id?: Uuid_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  name?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  price_per_kwh?: Float8_Comparison_Exp | null | undefined;
  tariff_periods?: Tariff_Period_Bool_Exp | null | undefined;
  tariff_periods_aggregate?: Tariff_Period_Aggregate_Bool_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
  valid_from?: Timestamptz_Comparison_Exp | null | undefined;
  valid_to?: Timestamptz_Comparison_Exp | null | undefined;
};

export type Tariff_Period_Aggregate_Bool_Exp = {
  count?: Tariff_Period_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Tariff_Period_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Tariff_Period_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Tariff_Period_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "energy.tariff_period". All fields are combined with a logical 'AND'. */
export type Tariff_Period_Bool_Exp = {
  _and?: Array<Tariff_Period_Bool_Exp> | null | undefined;
  _not?: Tariff_Period_Bool_Exp | null | undefined;
  _or?: Array<Tariff_Period_Bool_Exp> | null | undefined;
  ends?: Time_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  name?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  price_per_kwh?: Float8_Comparison_Exp | null | undefined;
  starts?: Time_Comparison_Exp | null | undefined;
  tariff?: Tariff_Bool_Exp | null | undefined;
  tariff_id?: Uuid_Comparison_Exp | null | undefined;
  weekdays?: Jsonb_Comparison_Exp | null | undefined;
};

/** select columns of table "energy.tariff_period" */
export type Tariff_Period_Select_Column =
  /** column name */
  | 'ends'
  /** column name */
  | 'id'
  /** column name */
  | 'name'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'price_per_kwh'
  /** column name */
  | 'starts'
  /** column name */
  | 'tariff_id'
  /** column name */
  | 'weekdays';

/** select columns of table "energy.tariff" */
export type Tariff_Select_Column =
  /** column name */
  | 'created_at'
  /** column name */
  | 'demand_method'
  /** column name */
  | 'demand_price_per_kw'
  /** column name */
  | 'factory_id'
  /** column name */
  | 'id'
  /** column name */
  | 'name'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'price_per_kwh'
  /** column name */
  | 'updated_at'
  /** column name */
  | 'valid_from'
  /** column name */
  | 'valid_to';

export type Threshold_Aggregate_Bool_Exp = {
  bool_and?: Threshold_Aggregate_Bool_Exp_Bool_And | null | undefined;
  bool_or?: Threshold_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  count?: Threshold_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Threshold_Aggregate_Bool_Exp_Bool_And = {
  arguments: Threshold_Select_Column_Threshold_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  distinct?: boolean | null | undefined;
  filter?: Threshold_Bool_Exp | null | undefined;
  predicate: Boolean_Comparison_Exp;
};

export type Threshold_Aggregate_Bool_Exp_Bool_Or = {
  arguments: Threshold_Select_Column_Threshold_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  distinct?: boolean | null | undefined;
  filter?: Threshold_Bool_Exp | null | undefined;
  predicate: Boolean_Comparison_Exp;
};

export type Threshold_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Threshold_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Threshold_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "condition.threshold". All fields are combined with a logical 'AND'. */
export type Threshold_Bool_Exp = {
  _and?: Array<Threshold_Bool_Exp> | null | undefined;
  _not?: Threshold_Bool_Exp | null | undefined;
  _or?: Array<Threshold_Bool_Exp> | null | undefined;
  alarm_clear_level?: Float8_Comparison_Exp | null | undefined;
  alarm_level?: Float8_Comparison_Exp | null | undefined;
  clear_count?: Int_Comparison_Exp | null | undefined;
  combines?: String_Comparison_Exp | null | undefined;
  counts_alone?: Boolean_Comparison_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  delay_seconds?: Float8_Comparison_Exp | null | undefined;
  direction?: String_Comparison_Exp | null | undefined;
  hysteresis?: Float8_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  indicator?: String_Comparison_Exp | null | undefined;
  judged_windows?: Jsonb_Comparison_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  members?: Jsonb_Comparison_Exp | null | undefined;
  only_in_shift?: Boolean_Comparison_Exp | null | undefined;
  only_while_running?: Boolean_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  raise_count?: Int_Comparison_Exp | null | undefined;
  raise_window?: Int_Comparison_Exp | null | undefined;
  settling_seconds?: Float8_Comparison_Exp | null | undefined;
  source?: String_Comparison_Exp | null | undefined;
  stale_after_seconds?: Float8_Comparison_Exp | null | undefined;
  unit?: String_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
  warning_clear_level?: Float8_Comparison_Exp | null | undefined;
  warning_level?: Float8_Comparison_Exp | null | undefined;
  weight?: Float8_Comparison_Exp | null | undefined;
};

/** select columns of table "condition.threshold" */
export type Threshold_Select_Column =
  /** column name */
  | 'alarm_clear_level'
  /** column name */
  | 'alarm_level'
  /** column name */
  | 'clear_count'
  /** column name */
  | 'combines'
  /** column name */
  | 'counts_alone'
  /** column name */
  | 'created_at'
  /** column name */
  | 'delay_seconds'
  /** column name */
  | 'direction'
  /** column name */
  | 'hysteresis'
  /** column name */
  | 'id'
  /** column name */
  | 'indicator'
  /** column name */
  | 'judged_windows'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'members'
  /** column name */
  | 'only_in_shift'
  /** column name */
  | 'only_while_running'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'raise_count'
  /** column name */
  | 'raise_window'
  /** column name */
  | 'settling_seconds'
  /** column name */
  | 'source'
  /** column name */
  | 'stale_after_seconds'
  /** column name */
  | 'unit'
  /** column name */
  | 'updated_at'
  /** column name */
  | 'warning_clear_level'
  /** column name */
  | 'warning_level'
  /** column name */
  | 'weight';

/** select "select_column_threshold_aggregate_bool_exp_bool_and_arguments_columns" columns of table "condition.threshold" */
export type Threshold_Select_Column_Threshold_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  /** column name */
  | 'counts_alone'
  /** column name */
  | 'only_in_shift'
  /** column name */
  | 'only_while_running';

/** select "select_column_threshold_aggregate_bool_exp_bool_or_arguments_columns" columns of table "condition.threshold" */
export type Threshold_Select_Column_Threshold_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  /** column name */
  | 'counts_alone'
  /** column name */
  | 'only_in_shift'
  /** column name */
  | 'only_while_running';

/** Boolean expression to compare columns of type "time". All fields are combined with logical 'AND'. */
export type Time_Comparison_Exp = {
  _eq?: string | null | undefined;
  _gt?: string | null | undefined;
  _gte?: string | null | undefined;
  _in?: Array<string> | null | undefined;
  _is_null?: boolean | null | undefined;
  _lt?: string | null | undefined;
  _lte?: string | null | undefined;
  _neq?: string | null | undefined;
  _nin?: Array<string> | null | undefined;
};

/** Boolean expression to compare columns of type "timestamptz". All fields are combined with logical 'AND'. */
export type Timestamptz_Comparison_Exp = {
  _eq?: string | null | undefined;
  _gt?: string | null | undefined;
  _gte?: string | null | undefined;
  _in?: Array<string> | null | undefined;
  _is_null?: boolean | null | undefined;
  _lt?: string | null | undefined;
  _lte?: string | null | undefined;
  _neq?: string | null | undefined;
  _nin?: Array<string> | null | undefined;
};

/** Boolean expression to filter rows from the table "auth.user". All fields are combined with a logical 'AND'. */
export type User_Bool_Exp = {
  _and?: Array<User_Bool_Exp> | null | undefined;
  _not?: User_Bool_Exp | null | undefined;
  _or?: Array<User_Bool_Exp> | null | undefined;
  audit_logs?: Audit_Log_Bool_Exp | null | undefined;
  audit_logs_aggregate?: Audit_Log_Aggregate_Bool_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  disabled_at?: Timestamptz_Comparison_Exp | null | undefined;
  do_not_disturbs?: Do_Not_Disturb_Bool_Exp | null | undefined;
  do_not_disturbs_aggregate?: Do_Not_Disturb_Aggregate_Bool_Exp | null | undefined;
  email?: String_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  invitations?: Invitation_Bool_Exp | null | undefined;
  locale?: String_Comparison_Exp | null | undefined;
  memberships?: Membership_Bool_Exp | null | undefined;
  name?: String_Comparison_Exp | null | undefined;
  notification_channels?: Notification_Channel_Bool_Exp | null | undefined;
  notification_channels_aggregate?: Notification_Channel_Aggregate_Bool_Exp | null | undefined;
  notification_subscriptions?: Notification_Subscription_Bool_Exp | null | undefined;
  notification_subscriptions_aggregate?: Notification_Subscription_Aggregate_Bool_Exp | null | undefined;
  notifications?: Notification_Bool_Exp | null | undefined;
  notifications_aggregate?: Notification_Aggregate_Bool_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

/** Boolean expression to compare columns of type "uuid". All fields are combined with logical 'AND'. */
export type Uuid_Array_Comparison_Exp = {
  /** is the array contained in the given array value */
  _contained_in?: Array<string> | null | undefined;
  /** does the array contain the given value */
  _contains?: Array<string> | null | undefined;
  _eq?: Array<string> | null | undefined;
  _gt?: Array<string> | null | undefined;
  _gte?: Array<string> | null | undefined;
  _in?: Array<Array<string>> | null | undefined;
  _is_null?: boolean | null | undefined;
  _lt?: Array<string> | null | undefined;
  _lte?: Array<string> | null | undefined;
  _neq?: Array<string> | null | undefined;
  _nin?: Array<Array<string>> | null | undefined;
};

/** Boolean expression to compare columns of type "uuid". All fields are combined with logical 'AND'. */
export type Uuid_Comparison_Exp = {
  _eq?: string | null | undefined;
  _gt?: string | null | undefined;
  _gte?: string | null | undefined;
  _in?: Array<string> | null | undefined;
  _is_null?: boolean | null | undefined;
  _lt?: string | null | undefined;
  _lte?: string | null | undefined;
  _neq?: string | null | undefined;
  _nin?: Array<string> | null | undefined;
};

export type Waveform_Aggregate_Bool_Exp = {
  count?: Waveform_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Waveform_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Waveform_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Waveform_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "telemetry.waveform". All fields are combined with a logical 'AND'. */
export type Waveform_Bool_Exp = {
  _and?: Array<Waveform_Bool_Exp> | null | undefined;
  _not?: Waveform_Bool_Exp | null | undefined;
  _or?: Array<Waveform_Bool_Exp> | null | undefined;
  axis?: String_Comparison_Exp | null | undefined;
  device?: Device_Bool_Exp | null | undefined;
  device_id?: Uuid_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  samples?: Float_Array_Comparison_Exp | null | undefined;
  sampling_rate_hz?: Float8_Comparison_Exp | null | undefined;
  speed_rpm?: Float8_Comparison_Exp | null | undefined;
  time?: Timestamptz_Comparison_Exp | null | undefined;
  unit?: String_Comparison_Exp | null | undefined;
};

/** select columns of table "telemetry.waveform" */
export type Waveform_Select_Column =
  /** column name */
  | 'axis'
  /** column name */
  | 'device_id'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'samples'
  /** column name */
  | 'sampling_rate_hz'
  /** column name */
  | 'speed_rpm'
  /** column name */
  | 'time'
  /** column name */
  | 'unit';

export type Widget_Aggregate_Bool_Exp = {
  count?: Widget_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Widget_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Widget_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Widget_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "dashboards.widget". All fields are combined with a logical 'AND'. */
export type Widget_Bool_Exp = {
  _and?: Array<Widget_Bool_Exp> | null | undefined;
  _not?: Widget_Bool_Exp | null | undefined;
  _or?: Array<Widget_Bool_Exp> | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  dashboard?: Dashboard_Bool_Exp | null | undefined;
  dashboard_id?: Uuid_Comparison_Exp | null | undefined;
  height?: Int_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  kind?: String_Comparison_Exp | null | undefined;
  options?: Jsonb_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  query?: Jsonb_Comparison_Exp | null | undefined;
  title?: String_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
  width?: Int_Comparison_Exp | null | undefined;
  x?: Int_Comparison_Exp | null | undefined;
  y?: Int_Comparison_Exp | null | undefined;
};

/** select columns of table "dashboards.widget" */
export type Widget_Select_Column =
  /** column name */
  | 'created_at'
  /** column name */
  | 'dashboard_id'
  /** column name */
  | 'height'
  /** column name */
  | 'id'
  /** column name */
  | 'kind'
  /** column name */
  | 'options'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'query'
  /** column name */
  | 'title'
  /** column name */
  | 'updated_at'
  /** column name */
  | 'width'
  /** column name */
  | 'x'
  /** column name */
  | 'y';

export type Work_Order_Aggregate_Bool_Exp = {
  count?: Work_Order_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Work_Order_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Work_Order_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Work_Order_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "maintenance.work_order". All fields are combined with a logical 'AND'. */
export type Work_Order_Bool_Exp = {
  _and?: Array<Work_Order_Bool_Exp> | null | undefined;
  _not?: Work_Order_Bool_Exp | null | undefined;
  _or?: Array<Work_Order_Bool_Exp> | null | undefined;
  assignee_id?: Uuid_Comparison_Exp | null | undefined;
  attachments?: Attachment_Bool_Exp | null | undefined;
  attachments_aggregate?: Attachment_Aggregate_Bool_Exp | null | undefined;
  checklist_items?: Checklist_Item_Bool_Exp | null | undefined;
  checklist_items_aggregate?: Checklist_Item_Aggregate_Bool_Exp | null | undefined;
  completed_at?: Timestamptz_Comparison_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  created_by?: Uuid_Comparison_Exp | null | undefined;
  description?: String_Comparison_Exp | null | undefined;
  due_at?: Timestamptz_Comparison_Exp | null | undefined;
  factory?: Factory_Bool_Exp | null | undefined;
  factory_id?: Uuid_Comparison_Exp | null | undefined;
  fault_reports?: Fault_Report_Bool_Exp | null | undefined;
  fault_reports_aggregate?: Fault_Report_Aggregate_Bool_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  kind?: String_Comparison_Exp | null | undefined;
  machine?: Machine_Bool_Exp | null | undefined;
  machine_id?: Uuid_Comparison_Exp | null | undefined;
  notifications?: Notification_Bool_Exp | null | undefined;
  notifications_aggregate?: Notification_Aggregate_Bool_Exp | null | undefined;
  number?: Int_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  origin?: String_Comparison_Exp | null | undefined;
  part_uses?: Part_Use_Bool_Exp | null | undefined;
  part_uses_aggregate?: Part_Use_Aggregate_Bool_Exp | null | undefined;
  partner_links?: Partner_Link_Bool_Exp | null | undefined;
  partner_links_aggregate?: Partner_Link_Aggregate_Bool_Exp | null | undefined;
  priority?: String_Comparison_Exp | null | undefined;
  started_at?: Timestamptz_Comparison_Exp | null | undefined;
  status?: String_Comparison_Exp | null | undefined;
  title?: String_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
  version?: Int_Comparison_Exp | null | undefined;
  work_order_events?: Work_Order_Event_Bool_Exp | null | undefined;
  work_order_events_aggregate?: Work_Order_Event_Aggregate_Bool_Exp | null | undefined;
};

export type Work_Order_Event_Aggregate_Bool_Exp = {
  count?: Work_Order_Event_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Work_Order_Event_Aggregate_Bool_Exp_Count = {
  arguments?: Array<Work_Order_Event_Select_Column> | null | undefined;
  distinct?: boolean | null | undefined;
  filter?: Work_Order_Event_Bool_Exp | null | undefined;
  predicate: Int_Comparison_Exp;
};

/** Boolean expression to filter rows from the table "maintenance.work_order_event". All fields are combined with a logical 'AND'. */
export type Work_Order_Event_Bool_Exp = {
  _and?: Array<Work_Order_Event_Bool_Exp> | null | undefined;
  _not?: Work_Order_Event_Bool_Exp | null | undefined;
  _or?: Array<Work_Order_Event_Bool_Exp> | null | undefined;
  at?: Timestamptz_Comparison_Exp | null | undefined;
  details?: Jsonb_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  kind?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  user_id?: Uuid_Comparison_Exp | null | undefined;
  work_order?: Work_Order_Bool_Exp | null | undefined;
  work_order_id?: Uuid_Comparison_Exp | null | undefined;
};

/** select columns of table "maintenance.work_order_event" */
export type Work_Order_Event_Select_Column =
  /** column name */
  | 'at'
  /** column name */
  | 'details'
  /** column name */
  | 'id'
  /** column name */
  | 'kind'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'user_id'
  /** column name */
  | 'work_order_id';

/** select columns of table "maintenance.work_order" */
export type Work_Order_Select_Column =
  /** column name */
  | 'assignee_id'
  /** column name */
  | 'completed_at'
  /** column name */
  | 'created_at'
  /** column name */
  | 'created_by'
  /** column name */
  | 'description'
  /** column name */
  | 'due_at'
  /** column name */
  | 'factory_id'
  /** column name */
  | 'id'
  /** column name */
  | 'kind'
  /** column name */
  | 'machine_id'
  /** column name */
  | 'number'
  /** column name */
  | 'organization_id'
  /** column name */
  | 'origin'
  /** column name */
  | 'priority'
  /** column name */
  | 'started_at'
  /** column name */
  | 'status'
  /** column name */
  | 'title'
  /** column name */
  | 'updated_at'
  /** column name */
  | 'version';

/** Boolean expression to filter rows from the table "maintenance.template". All fields are combined with a logical 'AND'. */
export type Work_Order_Template_Bool_Exp = {
  _and?: Array<Work_Order_Template_Bool_Exp> | null | undefined;
  _not?: Work_Order_Template_Bool_Exp | null | undefined;
  _or?: Array<Work_Order_Template_Bool_Exp> | null | undefined;
  checklist?: Jsonb_Comparison_Exp | null | undefined;
  created_at?: Timestamptz_Comparison_Exp | null | undefined;
  description?: String_Comparison_Exp | null | undefined;
  id?: Uuid_Comparison_Exp | null | undefined;
  kind?: String_Comparison_Exp | null | undefined;
  maintenance_plans?: Maintenance_Plan_Bool_Exp | null | undefined;
  maintenance_plans_aggregate?: Maintenance_Plan_Aggregate_Bool_Exp | null | undefined;
  name?: String_Comparison_Exp | null | undefined;
  organization?: Organization_Bool_Exp | null | undefined;
  organization_id?: Uuid_Comparison_Exp | null | undefined;
  priority?: String_Comparison_Exp | null | undefined;
  title?: String_Comparison_Exp | null | undefined;
  updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

export type AccountQueryVariables = Exact<{
  organization: string;
  user: string;
}>;


export type AccountQuery = { organization_by_pk: { id: string, name: string, slug: string, time_zone: string } | null, user_by_pk: { id: string, name: string, email: string } | null, membership: Array<{ id: string, role: string, user: { id: string, name: string, email: string } }> };

export type MemberNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type MemberNamesQuery = { user: Array<{ id: string, name: string }> };

export type AnomaliesSubscriptionVariables = Exact<{
  machine: string;
}>;


export type AnomaliesSubscription = { anomaly: Array<{ id: string, indicator: string, started_at: string, ended_at: string | null, method: string, score: number, why: unknown }> };

export type MachineClockSubscriptionVariables = Exact<{
  machine: string;
}>;


export type MachineClockSubscription = { machine_by_pk: { id: string, factory: { id: string, time_zone: string } } | null };

export type ComponentHealthSubscriptionVariables = Exact<{
  machine: string;
}>;


export type ComponentHealthSubscription = { component: Array<{ id: string, name: string, condition_level: string, condition_since: string | null, condition_health: number | null, condition_states: Array<{ id: string, indicator: string, level: string }> }> };

export type MachineLevelsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type MachineLevelsSubscription = { machine: Array<{ id: string, name: string, condition_health: number | null, factory: { id: string, name: string, time_zone: string }, condition_states: Array<{ id: string, indicator: string, level: string, unit: string }> }> };

export type ConditionStatesSubscriptionVariables = Exact<{
  machine: string;
}>;


export type ConditionStatesSubscription = { condition_state: Array<{ id: string, indicator: string, level: string, zone: string | null, value: number | null, unit: string, since: string, evaluated_at: string, stale: boolean }> };

export type ThresholdsSubscriptionVariables = Exact<{
  machine: string;
}>;


export type ThresholdsSubscription = { threshold: Array<{ id: string, indicator: string, warning_level: number | null, alarm_level: number | null, unit: string, source: string, direction: string, raise_count: number, raise_window: number | null, delay_seconds: number | null }> };

export type FeatureCourseSubscriptionVariables = Exact<{
  machine: string;
  indicator: string;
  from: string;
}>;


export type FeatureCourseSubscription = { feature: Array<{ time: string, value: number, axis: string }> };

export type MeasuredMinutesSubscriptionVariables = Exact<{
  machine: string;
  measure: string;
  from: string;
}>;


export type MeasuredMinutesSubscription = { measurement_minute: Array<{ series_id: number, time: string, count: number, sum: number }> };

export type MeasuredHoursSubscriptionVariables = Exact<{
  machine: string;
  measure: string;
  from: string;
}>;


export type MeasuredHoursSubscription = { measurement_hour: Array<{ series_id: number, time: string, count: number, sum: number }> };

export type AnomalousSpansSubscriptionVariables = Exact<{
  machine: string;
  indicator: string;
}>;


export type AnomalousSpansSubscription = { anomaly: Array<{ id: string, started_at: string, ended_at: string | null }> };

export type ConditionStateFragment = { id: string, indicator: string, level: string, zone: string | null, value: number | null, unit: string, since: string, evaluated_at: string, stale: boolean };

export type FeatureTrendSubscriptionVariables = Exact<{
  machine: string;
  indicator: string;
}>;


export type FeatureTrendSubscription = { feature: Array<{ time: string, value: number, axis: string }> };

export type RelearnBaselineMutationVariables = Exact<{
  machine: string;
  device?: string | null | undefined;
  axis?: string | null | undefined;
  indicator?: string | null | undefined;
  reason: string;
  from?: string | null | undefined;
}>;


export type RelearnBaselineMutation = { relearn_baseline: { id: string, learning: Array<{ of: string, present: number, needed: number, ready_at: string | null, reason: string | null }> } };

export type SpectrumHeaderFragment = { device_id: string, time: string, axis: string, kind: string, unit: string, lines: number, df_hz: number, window: string, scaling: string, speed_rpm: number | null, device: { id: string, serial: string, simulated: boolean } };

export type SpectrumHeadersSubscriptionVariables = Exact<{
  machine: string;
}>;


export type SpectrumHeadersSubscription = { spectrum: Array<{ device_id: string, time: string, axis: string, kind: string, unit: string, lines: number, df_hz: number, window: string, scaling: string, speed_rpm: number | null, device: { id: string, serial: string, simulated: boolean } }> };

export type SpectrumLinesQueryVariables = Exact<{
  device: string;
  time: string;
  axis: string;
  kind: string;
}>;


export type SpectrumLinesQuery = { spectrum_by_pk: { device_id: string, time: string, axis: string, kind: string, f0_hz: number, df_hz: number, amplitudes: Array<number> } | null };

export type SymptomsSubscriptionVariables = Exact<{
  machine: string;
}>;


export type SymptomsSubscription = { fault_symptom: Array<{ id: string, kind: string, verdict: string, severity: number, statement: string, evidence: unknown, axis: string, time: string }> };

export type TrendLimitsSubscriptionVariables = Exact<{
  machine: string;
}>;


export type TrendLimitsSubscription = { threshold: Array<{ id: string, indicator: string, warning_level: number | null, alarm_level: number | null, warning_clear_level: number | null, alarm_clear_level: number | null, hysteresis: number, direction: string, unit: string, source: string }> };

export type WatchesSubscriptionVariables = Exact<{
  machine: string;
}>;


export type WatchesSubscription = { series_watch: Array<{ id: string, indicator: string, judged_to: string, learned_at: string, sensitivity: number, reference: unknown }> };

export type SpectrumBaselinesSubscriptionVariables = Exact<{
  machine: string;
}>;


export type SpectrumBaselinesSubscription = { baseline_spectrum: Array<{ id: string, axis: string, learned_from: string, learned_to: string, device: { id: string, name: string | null } }> };

export type RelearningsSubscriptionVariables = Exact<{
  machine: string;
}>;


export type RelearningsSubscription = { relearning: Array<{ id: string, indicator: string | null, axis: string | null, learn_from: string, reason: string, asked_by: string | null, asked_at: string, replaced: unknown, device: { id: string, name: string | null } | null }> };

export type SetWatchSensitivityMutationVariables = Exact<{
  machine: string;
  indicator: string;
  sensitivity: number;
}>;


export type SetWatchSensitivityMutation = { set_watch_sensitivity: { judged_from: string, anomalies_before: number, anomalies_now: number } };

export type SpectraQueryVariables = Exact<{
  device: string;
  axis: string;
  kind: string;
  limit: number;
}>;


export type SpectraQuery = { spectrum: Array<{ device_id: string, time: string, axis: string, kind: string, f0_hz: number, df_hz: number, speed_rpm: number | null, amplitudes: Array<number> }> };

export type SpectrumSourcesSubscriptionVariables = Exact<{
  machine: string;
}>;


export type SpectrumSourcesSubscription = { spectrum: Array<{ device_id: string, time: string, axis: string, kind: string, unit: string, lines: number, df_hz: number, window: string, scaling: string, speed_rpm: number | null, device: { id: string, serial: string, simulated: boolean } }> };

export type BaselineSpectraQueryVariables = Exact<{
  machine: string;
}>;


export type BaselineSpectraQuery = { baseline_spectrum: Array<{ id: string, device_id: string, axis: string, learned_from: string, learned_to: string, spectrum: unknown }> };

export type MachineBearingsQueryVariables = Exact<{
  machine: string;
}>;


export type MachineBearingsQuery = { component: Array<{ id: string, name: string, details: unknown }> };

export type ThresholdRulesSubscriptionVariables = Exact<{
  where: Machine_Bool_Exp;
  limit: number;
}>;


export type ThresholdRulesSubscription = { machine: Array<{ id: string, name: string, factory: { id: string, name: string, time_zone: string }, thresholds: Array<{ id: string, indicator: string, unit: string, direction: string, warning_level: number | null, alarm_level: number | null, warning_clear_level: number | null, alarm_clear_level: number | null, hysteresis: number, raise_count: number, raise_window: number | null, clear_count: number, delay_seconds: number | null, only_while_running: boolean, settling_seconds: number, only_in_shift: boolean, judged_windows: unknown, stale_after_seconds: number | null, combines: string | null, members: unknown, counts_alone: boolean, weight: number, source: string }>, condition_states: Array<{ id: string, indicator: string, level: string, value: number | null, unit: string, stale: boolean, component: { id: string, name: string } | null }> }> };

export type MachineIndicatorsQueryVariables = Exact<{
  machine: string;
}>;


export type MachineIndicatorsQuery = { series: Array<{ id: number, measure: string, unit: string }>, condition_state: Array<{ id: string, indicator: string, unit: string }> };

export type ExplainConditionQueryVariables = Exact<{
  machine: string;
  indicator: string;
}>;


export type ExplainConditionQuery = { explain_condition: { unit: string, level: string, since: string | null, heard_at: string | null, is_stale: boolean, is_judged: boolean, judged_level: string | null, reason: string, values: Array<number>, over_warning: number, over_alarm: number } };

export type CreateThresholdMutationVariables = Exact<{
  input: ThresholdInput;
}>;


export type CreateThresholdMutation = { create_threshold: { id: string } };

export type ChangeThresholdMutationVariables = Exact<{
  id: string;
  changes: ThresholdChanges;
}>;


export type ChangeThresholdMutation = { change_threshold: { id: string } };

export type DashboardsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type DashboardsSubscription = { dashboard: Array<{ id: string, slug: string, name: string, user_id: string | null, widgets_aggregate: { aggregate: { count: number } | null } }> };

export type DashboardSubscriptionVariables = Exact<{
  slug: string;
}>;


export type DashboardSubscription = { dashboard: Array<{ id: string, name: string, widgets: Array<{ id: string, kind: string, title: string, query: unknown, options: unknown, x: number, y: number, width: number, height: number }> }> };

export type WidgetFragment = { id: string, kind: string, title: string, query: unknown, options: unknown, x: number, y: number, width: number, height: number };

export type WidgetSeriesQueryVariables = Exact<{
  machine: string;
  measures: Array<string> | string;
}>;


export type WidgetSeriesQuery = { series: Array<{ id: number, measure: string, unit: string, device: { id: string, simulated: boolean } }> };

export type WidgetValueSubscriptionVariables = Exact<{
  machine: string;
  measure: string;
}>;


export type WidgetValueSubscription = { latest_value: Array<{ series_id: number, time: string, value: number, series: { id: number, unit: string, device: { id: string, simulated: boolean } } }> };

export type NewestBaselineSubscriptionVariables = Exact<{
  machine: string;
}>;


export type NewestBaselineSubscription = { energy_baseline: Array<{ id: string, fitted_from: string, fitted_to: string, created_at: string }> };

export type AgainstBaselineQueryVariables = Exact<{
  machine: string;
  from: string;
  to: string;
}>;


export type AgainstBaselineQuery = { energy_against_baseline: { baseline_id: string, days: Array<{ day: string, actual_kwh: number, expected_kwh: number, saved_kwh: number, cumulative_saved_kwh: number }> } };

export type FitBaselineMutationVariables = Exact<{
  machine: string;
  from: string;
  to: string;
}>;


export type FitBaselineMutation = { fit_energy_baseline: { id: string, periods: number, r2: number, coefficients: Array<{ name: string, value: number, standard_error: number, p_value: number }> } };

export type ExplainEnergyQueryVariables = Exact<{
  machine: string;
  from: string;
  to: string;
}>;


export type ExplainEnergyQuery = { explain_energy: { flags: Array<string>, factors: Array<{ zone: string, source: string, basis: string, fit: string, energy_kwh: number, emissions_kg: number, least_g_per_kwh: number, greatest_g_per_kwh: number, hours: number }>, meters: Array<{ series_id: number, method: string, samples: number, energy_kwh: number }> } };

export type EnergySavingsSubscriptionVariables = Exact<{
  machines: Array<string> | string;
}>;


export type EnergySavingsSubscription = { energy_saving: Array<{ id: string, kind: string, energy_kwh_per_year: number, assumptions: unknown, machine: { id: string, name: string } }> };

export type BudgetsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type BudgetsSubscription = { budget: Array<{ id: string, name: string, period: string, limit_kwh: number, enabled: boolean, updated_at: string, factory: { id: string, name: string, time_zone: string }, machine: { id: string, name: string } | null, meter_binding: { id: string, phase: string | null } | null, budget_breaches: Array<{ id: string, kind: string, found_at: string, period_from: string }> }> };

export type BudgetOutlookQueryVariables = Exact<{
  id: string;
}>;


export type BudgetOutlookQuery = { budget_outlook: { from: string, to: string, limit_kwh: number, used_kwh: number, projected_kwh: number | null, least_kwh: number | null, most_kwh: number | null, coverage: number, flags: Array<string>, breaches: Array<string> } };

export type CreateBudgetMutationVariables = Exact<{
  input: BudgetInput;
}>;


export type CreateBudgetMutation = { create_budget: { id: string } };

export type ChangeBudgetMutationVariables = Exact<{
  id: string;
  changes: BudgetChanges;
}>;


export type ChangeBudgetMutation = { change_budget: { id: string } };

export type EmissionFactorsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type EmissionFactorsSubscription = { emission_factor: Array<{ id: string, organization_id: string | null, zone: string, valid_from: string, valid_to: string | null, grams_per_kwh: number, basis: string, source: string }> };

export type GridZonesQueryVariables = Exact<{ [key: string]: never; }>;


export type GridZonesQuery = { factory: Array<{ id: string, name: string, grid_zone: string }> };

export type HourlyFactorsSubscriptionVariables = Exact<{
  zone: string;
}>;


export type HourlyFactorsSubscription = { hourly_emission_factor_aggregate: { aggregate: { count: number, min: { valid_from: string | null, grams_per_kwh: number | null } | null, max: { valid_to: string | null, grams_per_kwh: number | null } | null, avg: { grams_per_kwh: number | null } | null } | null } };

export type ImportEmissionFactorsMutationVariables = Exact<{
  zone: string;
  basis: string;
  source: string;
  csv: string;
}>;


export type ImportEmissionFactorsMutation = { import_emission_factors: { stored: number, replaced: number, from: string, to: string } };

export type CreateEmissionFactorMutationVariables = Exact<{
  input: EmissionFactorInput;
}>;


export type CreateEmissionFactorMutation = { create_emission_factor: { id: string } };

export type ChangeEmissionFactorMutationVariables = Exact<{
  id: string;
  changes: EmissionFactorChanges;
}>;


export type ChangeEmissionFactorMutation = { change_emission_factor: { id: string } };

export type MetersSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type MetersSubscription = { meter_binding: Array<{ id: string, method: string, gap_limit_seconds: number | null, phase: string | null, updated_at: string, machine: { id: string, name: string, factory: { id: string, name: string, time_zone: string }, line: { id: string, name: string } }, series: { id: number, measure: string, unit: string, device: { id: string, name: string | null, placements: Array<{ id: string, machine_id: string, valid_from: string, valid_to: string | null }> }, latest_value: { series_id: number, time: string, value: number } | null } }> };

export type MachineSeriesQueryVariables = Exact<{
  machine: string;
}>;


export type MachineSeriesQuery = { series: Array<{ id: number, measure: string, unit: string, kind: string, device: { id: string, name: string | null } }> };

export type RecalculatedHoursSubscriptionVariables = Exact<{
  machine: string;
  since: string;
}>;


export type RecalculatedHoursSubscription = { machine_by_pk: { id: string, done: { aggregate: { count: number } | null }, all: { aggregate: { count: number } | null } } | null };

export type CreateMeterBindingMutationVariables = Exact<{
  input: MeterBindingInput;
}>;


export type CreateMeterBindingMutation = { create_meter_binding: { id: string } };

export type ChangeMeterBindingMutationVariables = Exact<{
  id: string;
  changes: MeterBindingChanges;
}>;


export type ChangeMeterBindingMutation = { change_meter_binding: { id: string } };

export type EnergyReportRowFragment = { key: string, label: string, from: string, to: string, energy_kwh: number, standby_kwh: number, standby_share: number | null, cost: number | null, demand_cost: number | null, total_cost: number | null, emissions_kg: number | null, measured_hours: number, good_quantity: number, kwh_per_good_part: number | null };

export type EnergyReportQueryVariables = Exact<{
  scope: string;
  id: string;
  from: string;
  to: string;
  by: string;
}>;


export type EnergyReportQuery = { energy_report: { by: string, total_cost_flags: Array<string>, flags: Array<string>, rows: Array<{ key: string, label: string, from: string, to: string, energy_kwh: number, standby_kwh: number, standby_share: number | null, cost: number | null, demand_cost: number | null, total_cost: number | null, emissions_kg: number | null, measured_hours: number, good_quantity: number, kwh_per_good_part: number | null }>, total: { key: string, label: string, from: string, to: string, energy_kwh: number, standby_kwh: number, standby_share: number | null, cost: number | null, demand_cost: number | null, total_cost: number | null, emissions_kg: number | null, measured_hours: number, good_quantity: number, kwh_per_good_part: number | null }, demand: { window_seconds: number, peak_kw: number | null, peak_from: string | null, sliding_peak_kw: number | null, load_factor: number | null, base_load_kw: number | null, measured_windows: number, windows: number } | null, costs: Array<{ name: string, price_per_kwh: number, energy_kwh: number, cost: number }>, demand_charges: Array<{ name: string, from: string, to: string, method: string, price_per_kw: number, peak_kw: number | null, peak_from: string | null, cost: number | null, flags: Array<string> }> } };

export type EnergyChangedSubscriptionVariables = Exact<{
  machines: Array<string> | string;
}>;


export type EnergyChangedSubscription = { energy_hour: Array<{ id: string, updated_at: string }> };

export type TariffsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type TariffsSubscription = { tariff: Array<{ id: string, name: string, price_per_kwh: number, demand_price_per_kw: number | null, demand_method: string, valid_from: string, valid_to: string | null, factory: { id: string, name: string, currency: string, time_zone: string }, tariff_periods: Array<{ id: string, name: string, weekdays: unknown, starts: string, ends: string, price_per_kwh: number }> }> };

export type CreateTariffMutationVariables = Exact<{
  input: TariffInput;
}>;


export type CreateTariffMutation = { create_tariff: { id: string } };

export type ChangeTariffMutationVariables = Exact<{
  id: string;
  changes: TariffChanges;
}>;


export type ChangeTariffMutation = { change_tariff: { id: string } };

export type CreateTariffPeriodMutationVariables = Exact<{
  input: TariffPeriodInput;
}>;


export type CreateTariffPeriodMutation = { create_tariff_period: { id: string } };

export type ChangeTariffPeriodMutationVariables = Exact<{
  id: string;
  changes: TariffPeriodChanges;
}>;


export type ChangeTariffPeriodMutation = { change_tariff_period: { id: string } };

export type EnergySinceSubscriptionVariables = Exact<{
  factory: string;
  since: string;
}>;


export type EnergySinceSubscription = { energy_hour_aggregate: { aggregate: { sum: { energy_kwh: number | null, standby_kwh: number | null, cost: number | null, emissions_kg: number | null } | null } | null } };

export type MachineEnergyHoursSubscriptionVariables = Exact<{
  machine: string;
  since: string;
}>;


export type MachineEnergyHoursSubscription = { energy_hour: Array<{ id: string, hour: string, energy_kwh: number, standby_kwh: number, cost: number | null, emissions_kg: number | null, coverage: number }> };

export type MachineEnergySinceSubscriptionVariables = Exact<{
  machine: string;
  since: string;
}>;


export type MachineEnergySinceSubscription = { energy_hour_aggregate: { aggregate: { sum: { energy_kwh: number | null, standby_kwh: number | null, cost: number | null, emissions_kg: number | null } | null } | null } };

export type ConnectivitySubscriptionVariables = Exact<{ [key: string]: never; }>;


export type ConnectivitySubscription = { device: Array<{ id: string, serial: string, name: string | null, connected: boolean, simulated: boolean, last_seen: string | null }> };

export type MachineCardFragment = { id: string, name: string, state: string, state_since: string | null, condition_states: Array<{ id: string, indicator: string, level: string }>, placements: Array<{ id: string, device: { id: string, serial: string, simulated: boolean, connected: boolean } }> };

export type MachineDeviceFragment = { id: string, position: string, axis: string | null, device: { id: string, serial: string, name: string | null, simulated: boolean, connected: boolean, last_seen: string | null } };

export type MachineLatestSubscriptionVariables = Exact<{
  machine: string;
}>;


export type MachineLatestSubscription = { latest_value: Array<{ series_id: number, time: string, value: number, series: { id: number, measure: string, unit: string, kind: string } }> };

export type WorstConditionSubscriptionVariables = Exact<{
  machine: string;
}>;


export type WorstConditionSubscription = { condition_state: Array<{ id: string, indicator: string, level: string }> };

export type MachineSubscriptionVariables = Exact<{
  id: string;
}>;


export type MachineSubscription = { machine_by_pk: { id: string, name: string, state: string, state_since: string | null, factory: { id: string, name: string, time_zone: string, currency: string }, line: { id: string, name: string, area: { id: string, name: string } }, series: Array<{ id: number, measure: string, unit: string, kind: string, device: { id: string, serial: string, simulated: boolean } }>, placements: Array<{ id: string, position: string, axis: string | null, device: { id: string, serial: string, name: string | null, simulated: boolean, connected: boolean, last_seen: string | null } }> } | null };

export type FactoryTreeSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type FactoryTreeSubscription = { factory: Array<{ id: string, name: string, time_zone: string, currency: string, areas: Array<{ id: string, name: string, lines: Array<{ id: string, name: string, machines: Array<{ id: string, name: string, state: string, state_since: string | null, condition_states: Array<{ id: string, indicator: string, level: string }>, placements: Array<{ id: string, device: { id: string, serial: string, simulated: boolean, connected: boolean } }> }> }> }> }> };

export type LatestPowerSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type LatestPowerSubscription = { latest_value: Array<{ series_id: number, time: string, value: number, series: { id: number, machine_id: string | null, unit: string, device: { id: string, connected: boolean } } }> };

export type LatestShiftResultsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type LatestShiftResultsSubscription = { shift_result: Array<{ id: string, machine_id: string, shift_name: string, started_at: string, ended_at: string, oee: number | null, planned_busy_seconds: number, unknown_seconds: number, ideal_good_seconds: number }> };

export type MachineNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type MachineNamesQuery = { machine: Array<{ id: string, name: string, factory: { id: string, name: string } }> };

export type RecentStatesQueryVariables = Exact<{
  from: string;
}>;


export type RecentStatesQuery = { machine_state: Array<{ id: string, machine_id: string, state: string, started_at: string, ended_at: string | null }> };

export type ScopesQueryVariables = Exact<{ [key: string]: never; }>;


export type ScopesQuery = { factory: Array<{ id: string, name: string, time_zone: string, currency: string, areas: Array<{ id: string, name: string, lines: Array<{ id: string, name: string, machines: Array<{ id: string, name: string }> }> }> }> };

export type ChecklistItemFragment = { id: string, position: number, kind: string, label: string, mandatory: boolean, options: unknown, answer: string | null, answered_at: string | null };

export type AnswerChecklistItemMutationVariables = Exact<{
  id: string;
  answer?: string | null | undefined;
}>;


export type AnswerChecklistItemMutation = { answer_checklist_item: { id: string } };

export type CreateWorkOrderMutationVariables = Exact<{
  input: WorkOrderInput;
}>;


export type CreateWorkOrderMutation = { create_work_order: { id: string } };

export type WorkOrderTemplatesQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkOrderTemplatesQuery = { work_order_template: Array<{ id: string, name: string }> };

export type SetWorkOrderStatusMutationVariables = Exact<{
  id: string;
  status: string;
  version: number;
  reason?: string | null | undefined;
}>;


export type SetWorkOrderStatusMutation = { set_work_order_status: { id: string, status: string, version: number } };

export type WorkOrderEventFragment = { id: string, at: string, kind: string, user_id: string | null, details: unknown };

export type WorkOrderSubscriptionVariables = Exact<{
  id: string;
}>;


export type WorkOrderSubscription = { work_order_by_pk: { id: string, number: number, title: string, description: string, status: string, priority: string, kind: string, origin: string, version: number, due_at: string | null, created_at: string, created_by: string | null, assignee_id: string | null, started_at: string | null, completed_at: string | null, machine: { id: string, name: string }, checklist_items: Array<{ id: string, position: number, kind: string, label: string, mandatory: boolean, options: unknown, answer: string | null, answered_at: string | null }>, work_order_events: Array<{ id: string, at: string, kind: string, user_id: string | null, details: unknown }> } | null };

export type WorkOrderRowFragment = { id: string, number: number, title: string, status: string, priority: string, kind: string, origin: string, created_at: string, due_at: string | null, machine: { id: string, name: string } };

export type WorkOrdersSubscriptionVariables = Exact<{
  where: Work_Order_Bool_Exp;
  limit: number;
}>;


export type WorkOrdersSubscription = { work_order: Array<{ id: string, number: number, title: string, status: string, priority: string, kind: string, origin: string, created_at: string, due_at: string | null, machine: { id: string, name: string } }> };

export type MarkAllNotificationsReadMutationVariables = Exact<{ [key: string]: never; }>;


export type MarkAllNotificationsReadMutation = { mark_all_notifications_read: { marked: number } };

export type NotificationRowFragment = { id: string, severity: string, title: string, body: string, topic: string, created_at: string, read_at: string | null, machine: { id: string, name: string } | null, work_order: { id: string, number: number } | null };

export type MarkNotificationReadMutationVariables = Exact<{
  id: string;
}>;


export type MarkNotificationReadMutation = { mark_notification_read: { id: string } };

export type UnreadCountSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type UnreadCountSubscription = { notification_aggregate: { aggregate: { count: number } | null } };

export type NotificationsSubscriptionVariables = Exact<{
  limit: number;
}>;


export type NotificationsSubscription = { notification: Array<{ id: string, severity: string, title: string, body: string, topic: string, created_at: string, read_at: string | null, machine: { id: string, name: string } | null, work_order: { id: string, number: number } | null }> };

export type ExplainOeeQueryVariables = Exact<{
  machine: string;
  from: string;
  to: string;
}>;


export type ExplainOeeQuery = { explain_oee: { numbers: Array<{ name: string, formula: string, value: number | null, inputs: Array<{ name: string, value: number }> }>, sources: Array<{ table: string, count: number }>, rules: Array<{ name: string, value: string }> } };

export type MachineStatesSubscriptionVariables = Exact<{
  machine: string;
  from: string;
}>;


export type MachineStatesSubscription = { machine_state: Array<{ id: string, state: string, started_at: string, ended_at: string | null }> };

export type ShiftResultFragment = { id: string, shift_name: string, started_at: string, ended_at: string, calculated_until: string, planned_busy_seconds: number, production_seconds: number, setup_seconds: number, delay_seconds: number, down_seconds: number, unknown_seconds: number, ideal_all_seconds: number, ideal_good_seconds: number, produced_quantity: number, good_quantity: number, scrap_quantity: number, availability: number | null, performance: number | null, quality: number | null, oee: number | null, coverage: number | null, flags: unknown };

export type MachineShiftSubscriptionVariables = Exact<{
  machine: string;
}>;


export type MachineShiftSubscription = { shift_result: Array<{ id: string, shift_name: string, started_at: string, ended_at: string, calculated_until: string, planned_busy_seconds: number, production_seconds: number, setup_seconds: number, delay_seconds: number, down_seconds: number, unknown_seconds: number, ideal_all_seconds: number, ideal_good_seconds: number, produced_quantity: number, good_quantity: number, scrap_quantity: number, availability: number | null, performance: number | null, quality: number | null, oee: number | null, coverage: number | null, flags: unknown }> };

export type StartOrderMutationVariables = Exact<{
  id: string;
}>;


export type StartOrderMutation = { start_production_order: { id: string, status: string, flags: Array<string> } };

export type PauseOrderMutationVariables = Exact<{
  id: string;
}>;


export type PauseOrderMutation = { pause_production_order: { id: string, status: string, flags: Array<string> } };

export type FinishOrderMutationVariables = Exact<{
  id: string;
}>;


export type FinishOrderMutation = { finish_production_order: { id: string, status: string, flags: Array<string> } };

export type ProductionOrderFragment = { id: string, number: string, status: string, planned_quantity: number | null, planned_start: string | null, started_at: string | null, ended_at: string | null, product: { id: string, name: string }, machine: { id: string, name: string } };

export type ProductionOrdersSubscriptionVariables = Exact<{
  machines: Array<string> | string;
}>;


export type ProductionOrdersSubscription = { production_order: Array<{ id: string, number: string, status: string, planned_quantity: number | null, planned_start: string | null, started_at: string | null, ended_at: string | null, product: { id: string, name: string }, machine: { id: string, name: string } }> };

export type SignedOnSubscriptionVariables = Exact<{
  machine: string;
}>;


export type SignedOnSubscription = { operator_turn: Array<{ id: string, name: string }> };

export type OeeTrendQueryVariables = Exact<{
  scope: string;
  id: string;
  from: string;
  to: string;
  by: string;
}>;


export type OeeTrendQuery = { oee_report: { rows: Array<{ key: string, from: string, oee: number | null, target: number | null, missing_seconds: number | null, missing_quantity: number | null }> } };

export type OperatorTurnsSubscriptionVariables = Exact<{
  machine: string;
  from: string;
}>;


export type OperatorTurnsSubscription = { operator_turn: Array<{ id: string, name: string, user_id: string | null, started_at: string, ended_at: string | null }> };

export type SignOnOperatorMutationVariables = Exact<{
  machine: string;
  user?: string | null | undefined;
  name?: string | null | undefined;
  at?: string | null | undefined;
}>;


export type SignOnOperatorMutation = { sign_on_operator: { id: string } };

export type SignOffOperatorMutationVariables = Exact<{
  machine: string;
  at?: string | null | undefined;
}>;


export type SignOffOperatorMutation = { sign_off_operator: { id: string } };

export type RuledMachinesQueryVariables = Exact<{ [key: string]: never; }>;


export type RuledMachinesQuery = { machine: Array<{ id: string, name: string, power_standby_kw: number | null, power_running_kw: number | null, factory: { id: string, name: string, time_zone: string }, series: Array<{ id: number, measure: string, unit: string, kind: string }>, machine_states: Array<{ id: string, source: string }> }> };

export type StateRulesSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type StateRulesSubscription = { state_rule: Array<{ id: string, machine_id: string, source: string, measure: string, running_from: number | null, off_below: number, hysteresis: number, dwell_seconds: number, slow_cycles: number, valid_from: string, valid_to: string | null, followed_until: string | null }> };

export type CreateStateRuleMutationVariables = Exact<{
  input: StateRuleInput;
}>;


export type CreateStateRuleMutation = { create_state_rule: { id: string } };

export type ChangeStateRuleMutationVariables = Exact<{
  id: string;
  changes: StateRuleChanges;
}>;


export type ChangeStateRuleMutation = { change_state_rule: { id: string } };

export type TryStateRuleMutationVariables = Exact<{
  machine: string;
  from?: string | null | undefined;
  to?: string | null | undefined;
  source: string;
  measure?: string | null | undefined;
  running_from?: number | null | undefined;
  off_below?: number | null | undefined;
  hysteresis?: number | null | undefined;
  dwell_seconds?: number | null | undefined;
  slow_cycles?: number | null | undefined;
}>;


export type TryStateRuleMutation = { try_state_rule: { from: string, to: string, sends_states: boolean, present: Array<{ state: string, started_at: string, ended_at: string }>, tried: Array<{ state: string, started_at: string, ended_at: string }> } };

export type SetStopCauseMutationVariables = Exact<{
  id: string;
  cause?: string | null | undefined;
  comment?: string | null | undefined;
}>;


export type SetStopCauseMutation = { set_stop_cause: { id: string } };

export type SplitStopMutationVariables = Exact<{
  id: string;
  at: Array<string> | string;
}>;


export type SplitStopMutation = { split_stop: { ids: Array<string> } };

export type CutStopToSignalMutationVariables = Exact<{
  id: string;
}>;


export type CutStopToSignalMutation = { cut_stop_to_signal: { ids: Array<string> } };

export type MergeStopsMutationVariables = Exact<{
  ids: Array<string> | string;
}>;


export type MergeStopsMutation = { merge_stops: { ids: Array<string> } };

export type RegisterStopMutationVariables = Exact<{
  machine: string;
  from: string;
  to: string;
  cause?: string | null | undefined;
  comment?: string | null | undefined;
}>;


export type RegisterStopMutation = { register_stop: { id: string } };

export type StopFragment = { id: string, started_at: string, ended_at: string | null, comment: string | null, edited_by: string | null, contradicted_seconds: number, cause_id: string | null, cause: { id: string, name: string, colour: string | null } | null };

export type StopsBetweenSubscriptionVariables = Exact<{
  machine: string;
  from: string;
  to: string;
}>;


export type StopsBetweenSubscription = { stop: Array<{ id: string, started_at: string, ended_at: string | null, comment: string | null, edited_by: string | null, contradicted_seconds: number, cause_id: string | null, cause: { id: string, name: string, colour: string | null } | null }> };

export type StopCausesQueryVariables = Exact<{
  machine: string;
}>;


export type StopCausesQuery = { stop_cause: Array<{ id: string, parent_id: string | null, name: string, colour: string | null, treatment: string }> };

export type OeeTargetsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OeeTargetsSubscription = { oee_target: Array<{ id: string, target: number, valid_from: string, valid_to: string | null, factory: { id: string, name: string, time_zone: string }, area: { id: string, name: string } | null, line: { id: string, name: string } | null, machine: { id: string, name: string } | null }> };

export type CreateOeeTargetMutationVariables = Exact<{
  input: OeeTargetInput;
}>;


export type CreateOeeTargetMutation = { create_oee_target: { id: string } };

export type ChangeOeeTargetMutationVariables = Exact<{
  id: string;
  changes: OeeTargetChanges;
}>;


export type ChangeOeeTargetMutation = { change_oee_target: { id: string } };

export type MachineStatesBetweenSubscriptionVariables = Exact<{
  machine: string;
  from: string;
  to: string;
}>;


export type MachineStatesBetweenSubscription = { machine_state: Array<{ id: string, state: string, started_at: string, ended_at: string | null }> };

export type OeeRowFragment = { key: string, label: string, from: string, to: string, bottleneck: string | null, target: number | null, missing_seconds: number | null, missing_quantity: number | null, availability: number | null, performance: number | null, quality: number | null, oee: number | null, nee: number | null, teep: number | null, coverage: number | null, utilization_efficiency: number | null, allocation_efficiency: number | null, setup_ratio: number | null, scrap_ratio: number | null, rework_ratio: number | null, throughput_per_hour: number | null, mtbf_seconds: number | null, mttr_seconds: number | null, planned_busy_seconds: number, unknown_seconds: number, failures: number, produced_quantity: number, good_quantity: number, scrap_quantity: number, outside_plan_quantity: number, flags: Array<string> };

export type OeeReportQueryVariables = Exact<{
  scope: string;
  id: string;
  from: string;
  to: string;
  by: string;
}>;


export type OeeReportQuery = { oee_report: { by: string, rows: Array<{ key: string, label: string, from: string, to: string, bottleneck: string | null, target: number | null, missing_seconds: number | null, missing_quantity: number | null, availability: number | null, performance: number | null, quality: number | null, oee: number | null, nee: number | null, teep: number | null, coverage: number | null, utilization_efficiency: number | null, allocation_efficiency: number | null, setup_ratio: number | null, scrap_ratio: number | null, rework_ratio: number | null, throughput_per_hour: number | null, mtbf_seconds: number | null, mttr_seconds: number | null, planned_busy_seconds: number, unknown_seconds: number, failures: number, produced_quantity: number, good_quantity: number, scrap_quantity: number, outside_plan_quantity: number, flags: Array<string> }>, total: { key: string, label: string, from: string, to: string, bottleneck: string | null, target: number | null, missing_seconds: number | null, missing_quantity: number | null, availability: number | null, performance: number | null, quality: number | null, oee: number | null, nee: number | null, teep: number | null, coverage: number | null, utilization_efficiency: number | null, allocation_efficiency: number | null, setup_ratio: number | null, scrap_ratio: number | null, rework_ratio: number | null, throughput_per_hour: number | null, mtbf_seconds: number | null, mttr_seconds: number | null, planned_busy_seconds: number, unknown_seconds: number, failures: number, produced_quantity: number, good_quantity: number, scrap_quantity: number, outside_plan_quantity: number, flags: Array<string> }, losses: Array<{ name: string, seconds: number, parts: number | null }>, waterfall: Array<{ name: string, seconds: number, parts: number | null }>, causes: Array<{ cause: string | null, seconds: number, stops: number, share: number, cumulative_share: number }> } };

export type ResultsChangedSubscriptionVariables = Exact<{
  machines: Array<string> | string;
}>;


export type ResultsChangedSubscription = { shift_result: Array<{ id: string, updated_at: string }> };

export type ShiftsSubscriptionVariables = Exact<{
  machines: Array<string> | string;
}>;


export type ShiftsSubscription = { shift_result: Array<{ id: string, shift_name: string, started_at: string, ended_at: string }> };

export type ReportSchedulesSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type ReportSchedulesSubscription = { report_schedule: Array<{ id: string, name: string, report: string, scope: string, scope_id: string, period: string, bucket: string, cron: string, recipients: unknown, enabled: boolean, next_at: string | null, factory: { id: string, name: string, time_zone: string } }> };

export type ReportDeliveriesSubscriptionVariables = Exact<{
  limit: number;
}>;


export type ReportDeliveriesSubscription = { report_delivery: Array<{ id: string, status: string, attempts: number, reason: string | null, recipients: unknown, period_from: string, period_to: string, sent_at: string | null, created_at: string, next_attempt_at: string | null, message_id: string | null, report_schedule: { id: string, name: string, report: string, scope: string, scope_id: string, bucket: string, factory: { id: string, time_zone: string } } }> };

export type CreateReportScheduleMutationVariables = Exact<{
  input: ReportScheduleInput;
}>;


export type CreateReportScheduleMutation = { create_report_schedule: { id: string } };

export type ChangeReportScheduleMutationVariables = Exact<{
  id: string;
  changes: ReportScheduleChanges;
}>;


export type ChangeReportScheduleMutation = { change_report_schedule: { id: string } };

export type SendReportNowMutationVariables = Exact<{
  id: string;
}>;


export type SendReportNowMutation = { send_report_now: { id: string } };

export type SendReportAgainMutationVariables = Exact<{
  id: string;
}>;


export type SendReportAgainMutation = { send_report_again: { id: string } };

export type OrganizationNameQueryVariables = Exact<{
  id: string;
}>;


export type OrganizationNameQuery = { organization_by_pk: { id: string, name: string } | null };

export type MachineSeriesFragment = { id: number, measure: string, unit: string, kind: string, device: { id: string, serial: string, simulated: boolean } };

export type DecoderOfQueryVariables = Exact<{
  model: string;
}>;


export type DecoderOfQuery = { decoder: Array<{ id: string, mapping: unknown }> };

export type DecodersSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type DecodersSubscription = { decoder: Array<{ id: string, model: string, mapping: unknown, enabled: boolean, updated_at: string }> };

export type SetDecoderMutationVariables = Exact<{
  model: string;
  mapping: unknown;
  enabled: boolean;
}>;


export type SetDecoderMutation = { set_decoder: { id: string } };

export type DryRunDecoderMutationVariables = Exact<{
  model: string;
  mapping: unknown;
  text?: string | null | undefined;
}>;


export type DryRunDecoderMutation = { dry_run_decoder: { results: Array<{ payload_id: string | null, received_at: string, measurements: unknown, error: string | null }> } };

export type ImportsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type ImportsSubscription = { ingest_job: Array<{ id: string, status: string, options: unknown, total: number | null, items: number, stored: number, duplicate: number, rejected: number, quarantined: number, error: string | null, created_at: string, finished_at: string | null }> };

export type ImportedBadlyQueryVariables = Exact<{
  correlation: string;
}>;


export type ImportedBadlyQuery = { rejected: Array<{ id: string, outcome: string, field: string | null, reason: string, content: string, replayed_at: string | null }> };

export type DevicesToImportQueryVariables = Exact<{ [key: string]: never; }>;


export type DevicesToImportQuery = { device: Array<{ id: string, serial: string, name: string | null, factory: { time_zone: string } }> };

export type TracedDeviceQueryVariables = Exact<{
  id: string;
}>;


export type TracedDeviceQuery = { device: Array<{ id: string, serial: string, name: string | null, gateway: { id: string, name: string } | null }>, series: Array<{ id: number, measure: string, unit: string, latest_value: { series_id: number, time: string, value: number, received_at: string } | null }>, device_clock: Array<{ device_id: string, lag_seconds: number, gateway_lag_seconds: number | null }> };

export type ValueAtQueryVariables = Exact<{
  series: number;
  time: string;
}>;


export type ValueAtQuery = { measurement: Array<{ series_id: number, time: string, value: number }> };

export type OriginsQueryVariables = Exact<{
  series: Array<number> | number;
  time: string;
}>;


export type OriginsQuery = { payload: Array<{ id: string, received_at: string, gateway_at: string | null, door: string, model: string, correlation_id: string, outcome: string, body: string, gateway: { id: string, name: string } | null }> };

export type PullSourcesSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type PullSourcesSubscription = { pull_source: Array<{ id: string, name: string, url: string, kind: string, auth: string, auth_name: string | null, schedule: string | null, interval_seconds: number | null, time_zone: string, cursor: unknown, paused: boolean, due_at: string, failures: number, last_error: string | null, last_run_at: string | null, last_success_at: string | null, jobs: Array<{ id: string, status: string, items: number, stored: number, duplicate: number, rejected: number, quarantined: number }> }> };

export type CreatePullSourceMutationVariables = Exact<{
  input: PullSourceInput;
}>;


export type CreatePullSourceMutation = { create_pull_source: { id: string } };

export type ChangePullSourceMutationVariables = Exact<{
  id: string;
  changes: PullSourceChanges;
}>;


export type ChangePullSourceMutation = { change_pull_source: { id: string } };

export type RemovePullSourceMutationVariables = Exact<{
  id: string;
}>;


export type RemovePullSourceMutation = { remove_pull_source: { id: string } };

export type PausePullSourceMutationVariables = Exact<{
  id: string;
  paused: boolean;
}>;


export type PausePullSourceMutation = { pause_pull_source: { id: string } };

export type RunPullSourceMutationVariables = Exact<{
  id: string;
}>;


export type RunPullSourceMutation = { run_pull_source: { id: string } };

export type TryPullSourceMutationVariables = Exact<{
  id?: string | null | undefined;
  changes: PullSourceChanges;
}>;


export type TryPullSourceMutation = { try_pull_source: { bytes: number, content_type: string | null, preview: string, measurements: unknown, found: number, next_value: string | null, has_next_page: boolean, error: string | null } };

export type QuarantinedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type QuarantinedSubscription = { rejected: Array<{ id: string, received_at: string, door: string, kind: string, device_serial: string | null, reason: string }> };

export type ReplayQuarantinedMutationVariables = Exact<{
  device?: string | null | undefined;
  reason?: string | null | undefined;
}>;


export type ReplayQuarantinedMutation = { replay_quarantined: { id: string } };

export type DiscardQuarantinedMutationVariables = Exact<{
  device?: string | null | undefined;
  reason?: string | null | undefined;
}>;


export type DiscardQuarantinedMutation = { discard_quarantined: { discarded: number } };

export type QuarantinedItemsQueryVariables = Exact<{
  where: Rejected_Bool_Exp;
}>;


export type QuarantinedItemsQuery = { rejected: Array<{ id: string, received_at: string, door: string, kind: string, correlation_id: string, reason: string, content: string }> };

export type KnownSerialsSubscriptionVariables = Exact<{
  serials: Array<string> | string;
}>;


export type KnownSerialsSubscription = { device: Array<{ id: string, serial: string }> };

export type ReplaysSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type ReplaysSubscription = { ingest_job: Array<{ id: string, status: string, total: number | null, items: number, stored: number, duplicate: number, rejected: number, quarantined: number, error: string | null, created_at: string, finished_at: string | null }> };

export type StoragePoliciesSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type StoragePoliciesSubscription = { storage_policy: Array<{ id: string, measure: string | null, raw_days: number | null, minute_days: number | null, hour_days: number | null, day_days: number | null, compress_after_days: number | null, spectrum_days: number | null, waveform_days: number | null, payload_days: number | null, resolution: number | null, updated_at: string }> };

export type MeasuresToStoreQueryVariables = Exact<{ [key: string]: never; }>;


export type MeasuresToStoreQuery = { series: Array<{ id: number, measure: string, unit: string }> };

export type CreateStoragePolicyMutationVariables = Exact<{
  input: StoragePolicyInput;
}>;


export type CreateStoragePolicyMutation = { create_storage_policy: { id: string } };

export type ChangeStoragePolicyMutationVariables = Exact<{
  id: string;
  changes: StoragePolicyChanges;
}>;


export type ChangeStoragePolicyMutation = { change_storage_policy: { id: string } };

export type MeasurementsQueryVariables = Exact<{
  series: number;
  from: string;
}>;


export type MeasurementsQuery = { measurement: Array<{ series_id: number, time: string, value: number }> };

export type MeasurementMinutesQueryVariables = Exact<{
  series: number;
  from: string;
}>;


export type MeasurementMinutesQuery = { measurement_minute: Array<{ series_id: number, time: string, count: number, sum: number }> };

export type MeasurementTailSubscriptionVariables = Exact<{
  series: number;
  since: string;
}>;


export type MeasurementTailSubscription = { measurement: Array<{ series_id: number, time: string, value: number }> };

export const ConditionStateFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConditionState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"condition_state"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"indicator"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"evaluated_at"}},{"kind":"Field","name":{"kind":"Name","value":"stale"}}]}}]} as unknown as DocumentNode<ConditionStateFragment, unknown>;
export const SpectrumHeaderFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SpectrumHeader"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"spectrum"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"device_id"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"axis"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"lines"}},{"kind":"Field","name":{"kind":"Name","value":"df_hz"}},{"kind":"Field","name":{"kind":"Name","value":"window"}},{"kind":"Field","name":{"kind":"Name","value":"scaling"}},{"kind":"Field","name":{"kind":"Name","value":"speed_rpm"}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"serial"}},{"kind":"Field","name":{"kind":"Name","value":"simulated"}}]}}]}}]} as unknown as DocumentNode<SpectrumHeaderFragment, unknown>;
export const WidgetFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Widget"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"widget"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"query"}},{"kind":"Field","name":{"kind":"Name","value":"options"}},{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"y"}},{"kind":"Field","name":{"kind":"Name","value":"width"}},{"kind":"Field","name":{"kind":"Name","value":"height"}}]}}]} as unknown as DocumentNode<WidgetFragment, unknown>;
export const EnergyReportRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EnergyReportRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EnergyRow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"energy_kwh"}},{"kind":"Field","name":{"kind":"Name","value":"standby_kwh"}},{"kind":"Field","name":{"kind":"Name","value":"standby_share"}},{"kind":"Field","name":{"kind":"Name","value":"cost"}},{"kind":"Field","name":{"kind":"Name","value":"demand_cost"}},{"kind":"Field","name":{"kind":"Name","value":"total_cost"}},{"kind":"Field","name":{"kind":"Name","value":"emissions_kg"}},{"kind":"Field","name":{"kind":"Name","value":"measured_hours"}},{"kind":"Field","name":{"kind":"Name","value":"good_quantity"}},{"kind":"Field","name":{"kind":"Name","value":"kwh_per_good_part"}}]}}]} as unknown as DocumentNode<EnergyReportRowFragment, unknown>;
export const MachineCardFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MachineCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"machine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"state_since"}},{"kind":"Field","name":{"kind":"Name","value":"condition_states"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"indicator"}},{"kind":"Field","name":{"kind":"Name","value":"level"}}]}},{"kind":"Field","name":{"kind":"Name","value":"placements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"valid_to"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"serial"}},{"kind":"Field","name":{"kind":"Name","value":"simulated"}},{"kind":"Field","name":{"kind":"Name","value":"connected"}}]}}]}}]}}]} as unknown as DocumentNode<MachineCardFragment, unknown>;
export const MachineDeviceFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MachineDevice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"placement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"axis"}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"serial"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"simulated"}},{"kind":"Field","name":{"kind":"Name","value":"connected"}},{"kind":"Field","name":{"kind":"Name","value":"last_seen"}}]}}]}}]} as unknown as DocumentNode<MachineDeviceFragment, unknown>;
export const ChecklistItemFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChecklistItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"checklist_item"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"mandatory"}},{"kind":"Field","name":{"kind":"Name","value":"options"}},{"kind":"Field","name":{"kind":"Name","value":"answer"}},{"kind":"Field","name":{"kind":"Name","value":"answered_at"}}]}}]} as unknown as DocumentNode<ChecklistItemFragment, unknown>;
export const WorkOrderEventFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WorkOrderEvent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"work_order_event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"user_id"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}}]} as unknown as DocumentNode<WorkOrderEventFragment, unknown>;
export const WorkOrderRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WorkOrderRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"work_order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"created_at"}},{"kind":"Field","name":{"kind":"Name","value":"due_at"}},{"kind":"Field","name":{"kind":"Name","value":"machine"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<WorkOrderRowFragment, unknown>;
export const NotificationRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NotificationRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"notification"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"topic"}},{"kind":"Field","name":{"kind":"Name","value":"created_at"}},{"kind":"Field","name":{"kind":"Name","value":"read_at"}},{"kind":"Field","name":{"kind":"Name","value":"machine"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"work_order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<NotificationRowFragment, unknown>;
export const ShiftResultFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ShiftResult"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"shift_result"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"shift_name"}},{"kind":"Field","name":{"kind":"Name","value":"started_at"}},{"kind":"Field","name":{"kind":"Name","value":"ended_at"}},{"kind":"Field","name":{"kind":"Name","value":"calculated_until"}},{"kind":"Field","name":{"kind":"Name","value":"planned_busy_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"production_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"setup_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"delay_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"down_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"unknown_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"ideal_all_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"ideal_good_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"produced_quantity"}},{"kind":"Field","name":{"kind":"Name","value":"good_quantity"}},{"kind":"Field","name":{"kind":"Name","value":"scrap_quantity"}},{"kind":"Field","name":{"kind":"Name","value":"availability"}},{"kind":"Field","name":{"kind":"Name","value":"performance"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}},{"kind":"Field","name":{"kind":"Name","value":"oee"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"}},{"kind":"Field","name":{"kind":"Name","value":"flags"}}]}}]} as unknown as DocumentNode<ShiftResultFragment, unknown>;
export const ProductionOrderFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProductionOrder"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"production_order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"planned_quantity"}},{"kind":"Field","name":{"kind":"Name","value":"planned_start"}},{"kind":"Field","name":{"kind":"Name","value":"started_at"}},{"kind":"Field","name":{"kind":"Name","value":"ended_at"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"machine"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ProductionOrderFragment, unknown>;
export const StopFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Stop"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"stop"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"started_at"}},{"kind":"Field","name":{"kind":"Name","value":"ended_at"}},{"kind":"Field","name":{"kind":"Name","value":"comment"}},{"kind":"Field","name":{"kind":"Name","value":"edited_by"}},{"kind":"Field","name":{"kind":"Name","value":"contradicted_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"cause_id"}},{"kind":"Field","name":{"kind":"Name","value":"cause"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"colour"}}]}}]}}]} as unknown as DocumentNode<StopFragment, unknown>;
export const OeeRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OeeRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OeeReportRow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"bottleneck"}},{"kind":"Field","name":{"kind":"Name","value":"target"}},{"kind":"Field","name":{"kind":"Name","value":"missing_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"missing_quantity"}},{"kind":"Field","name":{"kind":"Name","value":"availability"}},{"kind":"Field","name":{"kind":"Name","value":"performance"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}},{"kind":"Field","name":{"kind":"Name","value":"oee"}},{"kind":"Field","name":{"kind":"Name","value":"nee"}},{"kind":"Field","name":{"kind":"Name","value":"teep"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"}},{"kind":"Field","name":{"kind":"Name","value":"utilization_efficiency"}},{"kind":"Field","name":{"kind":"Name","value":"allocation_efficiency"}},{"kind":"Field","name":{"kind":"Name","value":"setup_ratio"}},{"kind":"Field","name":{"kind":"Name","value":"scrap_ratio"}},{"kind":"Field","name":{"kind":"Name","value":"rework_ratio"}},{"kind":"Field","name":{"kind":"Name","value":"throughput_per_hour"}},{"kind":"Field","name":{"kind":"Name","value":"mtbf_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"mttr_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"planned_busy_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"unknown_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"failures"}},{"kind":"Field","name":{"kind":"Name","value":"produced_quantity"}},{"kind":"Field","name":{"kind":"Name","value":"good_quantity"}},{"kind":"Field","name":{"kind":"Name","value":"scrap_quantity"}},{"kind":"Field","name":{"kind":"Name","value":"outside_plan_quantity"}},{"kind":"Field","name":{"kind":"Name","value":"flags"}}]}}]} as unknown as DocumentNode<OeeRowFragment, unknown>;
export const MachineSeriesFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MachineSeries"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"series"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"serial"}},{"kind":"Field","name":{"kind":"Name","value":"simulated"}}]}}]}}]} as unknown as DocumentNode<MachineSeriesFragment, unknown>;
export const AccountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Account"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"organization"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"user"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization_by_pk"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"organization"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"time_zone"}}]}},{"kind":"Field","name":{"kind":"Name","value":"user_by_pk"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"user"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"membership"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"user"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}}]}}]}}]} as unknown as DocumentNode<AccountQuery, AccountQueryVariables>;
export const MemberNamesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MemberNames"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<MemberNamesQuery, MemberNamesQueryVariables>;
export const AnomaliesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Anomalies"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"anomaly"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"started_at"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"indicator"}},{"kind":"Field","name":{"kind":"Name","value":"started_at"}},{"kind":"Field","name":{"kind":"Name","value":"ended_at"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"why"}}]}}]}}]} as unknown as DocumentNode<AnomaliesSubscription, AnomaliesSubscriptionVariables>;
export const MachineClockDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MachineClock"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"machine_by_pk"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"factory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"time_zone"}}]}}]}}]}}]} as unknown as DocumentNode<MachineClockSubscription, MachineClockSubscriptionVariables>;
export const ComponentHealthDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ComponentHealth"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"component"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"condition_level"}},{"kind":"Field","name":{"kind":"Name","value":"condition_since"}},{"kind":"Field","name":{"kind":"Name","value":"condition_health"}},{"kind":"Field","name":{"kind":"Name","value":"condition_states"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"indicator"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"indicator"}},{"kind":"Field","name":{"kind":"Name","value":"level"}}]}}]}}]}}]} as unknown as DocumentNode<ComponentHealthSubscription, ComponentHealthSubscriptionVariables>;
export const MachineLevelsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MachineLevels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"machine"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"archived_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"factory"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"condition_health"}},{"kind":"Field","name":{"kind":"Name","value":"factory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"time_zone"}}]}},{"kind":"Field","name":{"kind":"Name","value":"condition_states"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"indicator"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"indicator"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}}]}}]} as unknown as DocumentNode<MachineLevelsSubscription, MachineLevelsSubscriptionVariables>;
export const ConditionStatesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ConditionStates"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"condition_state"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"indicator"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConditionState"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConditionState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"condition_state"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"indicator"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"evaluated_at"}},{"kind":"Field","name":{"kind":"Name","value":"stale"}}]}}]} as unknown as DocumentNode<ConditionStatesSubscription, ConditionStatesSubscriptionVariables>;
export const ThresholdsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Thresholds"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"threshold"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"indicator"}},{"kind":"Field","name":{"kind":"Name","value":"warning_level"}},{"kind":"Field","name":{"kind":"Name","value":"alarm_level"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"raise_count"}},{"kind":"Field","name":{"kind":"Name","value":"raise_window"}},{"kind":"Field","name":{"kind":"Name","value":"delay_seconds"}}]}}]}}]} as unknown as DocumentNode<ThresholdsSubscription, ThresholdsSubscriptionVariables>;
export const FeatureCourseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FeatureCourse"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"indicator"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"feature"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"indicator"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"indicator"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"time"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_gte"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"time"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"3000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"axis"}}]}}]}}]} as unknown as DocumentNode<FeatureCourseSubscription, FeatureCourseSubscriptionVariables>;
export const MeasuredMinutesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MeasuredMinutes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"measure"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measurement_minute"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"series"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"measure"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"measure"}}}]}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"time"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_gte"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"time"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"1500"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series_id"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"sum"}}]}}]}}]} as unknown as DocumentNode<MeasuredMinutesSubscription, MeasuredMinutesSubscriptionVariables>;
export const MeasuredHoursDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MeasuredHours"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"measure"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measurement_hour"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"series"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"measure"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"measure"}}}]}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"time"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_gte"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"time"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"1500"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series_id"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"sum"}}]}}]}}]} as unknown as DocumentNode<MeasuredHoursSubscription, MeasuredHoursSubscriptionVariables>;
export const AnomalousSpansDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"AnomalousSpans"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"indicator"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"anomaly"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"indicator"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"indicator"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"started_at"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"started_at"}},{"kind":"Field","name":{"kind":"Name","value":"ended_at"}}]}}]}}]} as unknown as DocumentNode<AnomalousSpansSubscription, AnomalousSpansSubscriptionVariables>;
export const FeatureTrendDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FeatureTrend"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"indicator"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"feature"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"indicator"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"indicator"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"time"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"60"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"axis"}}]}}]}}]} as unknown as DocumentNode<FeatureTrendSubscription, FeatureTrendSubscriptionVariables>;
export const RelearnBaselineDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RelearnBaseline"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"device"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"axis"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"indicator"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"relearn_baseline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}},{"kind":"Argument","name":{"kind":"Name","value":"device_id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"device"}}},{"kind":"Argument","name":{"kind":"Name","value":"axis"},"value":{"kind":"Variable","name":{"kind":"Name","value":"axis"}}},{"kind":"Argument","name":{"kind":"Name","value":"indicator"},"value":{"kind":"Variable","name":{"kind":"Name","value":"indicator"}}},{"kind":"Argument","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}},{"kind":"Argument","name":{"kind":"Name","value":"learn_from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"learning"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"of"}},{"kind":"Field","name":{"kind":"Name","value":"present"}},{"kind":"Field","name":{"kind":"Name","value":"needed"}},{"kind":"Field","name":{"kind":"Name","value":"ready_at"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]}}]} as unknown as DocumentNode<RelearnBaselineMutation, RelearnBaselineMutationVariables>;
export const SpectrumHeadersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"SpectrumHeaders"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"spectrum"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"device"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"placements"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"valid_to"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"time"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"12"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SpectrumHeader"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SpectrumHeader"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"spectrum"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"device_id"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"axis"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"lines"}},{"kind":"Field","name":{"kind":"Name","value":"df_hz"}},{"kind":"Field","name":{"kind":"Name","value":"window"}},{"kind":"Field","name":{"kind":"Name","value":"scaling"}},{"kind":"Field","name":{"kind":"Name","value":"speed_rpm"}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"serial"}},{"kind":"Field","name":{"kind":"Name","value":"simulated"}}]}}]}}]} as unknown as DocumentNode<SpectrumHeadersSubscription, SpectrumHeadersSubscriptionVariables>;
export const SpectrumLinesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SpectrumLines"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"device"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"time"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"axis"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kind"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"spectrum_by_pk"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"device_id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"device"}}},{"kind":"Argument","name":{"kind":"Name","value":"time"},"value":{"kind":"Variable","name":{"kind":"Name","value":"time"}}},{"kind":"Argument","name":{"kind":"Name","value":"axis"},"value":{"kind":"Variable","name":{"kind":"Name","value":"axis"}}},{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kind"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"device_id"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"axis"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"f0_hz"}},{"kind":"Field","name":{"kind":"Name","value":"df_hz"}},{"kind":"Field","name":{"kind":"Name","value":"amplitudes"}}]}}]}}]} as unknown as DocumentNode<SpectrumLinesQuery, SpectrumLinesQueryVariables>;
export const SymptomsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Symptoms"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fault_symptom"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"distinct_on"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"kind"}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"kind"},"value":{"kind":"EnumValue","value":"asc"}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"time"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"statement"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"axis"}},{"kind":"Field","name":{"kind":"Name","value":"time"}}]}}]}}]} as unknown as DocumentNode<SymptomsSubscription, SymptomsSubscriptionVariables>;
export const TrendLimitsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"TrendLimits"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"threshold"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"indicator"}},{"kind":"Field","name":{"kind":"Name","value":"warning_level"}},{"kind":"Field","name":{"kind":"Name","value":"alarm_level"}},{"kind":"Field","name":{"kind":"Name","value":"warning_clear_level"}},{"kind":"Field","name":{"kind":"Name","value":"alarm_clear_level"}},{"kind":"Field","name":{"kind":"Name","value":"hysteresis"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}}]}}]} as unknown as DocumentNode<TrendLimitsSubscription, TrendLimitsSubscriptionVariables>;
export const WatchesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Watches"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series_watch"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"indicator"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"indicator"}},{"kind":"Field","name":{"kind":"Name","value":"judged_to"}},{"kind":"Field","name":{"kind":"Name","value":"learned_at"}},{"kind":"Field","name":{"kind":"Name","value":"sensitivity"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}}]}}]}}]} as unknown as DocumentNode<WatchesSubscription, WatchesSubscriptionVariables>;
export const SpectrumBaselinesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"SpectrumBaselines"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"baseline_spectrum"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"learned_to"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"axis"}},{"kind":"Field","name":{"kind":"Name","value":"learned_from"}},{"kind":"Field","name":{"kind":"Name","value":"learned_to"}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<SpectrumBaselinesSubscription, SpectrumBaselinesSubscriptionVariables>;
export const RelearningsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Relearnings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"relearning"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"asked_at"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"indicator"}},{"kind":"Field","name":{"kind":"Name","value":"axis"}},{"kind":"Field","name":{"kind":"Name","value":"learn_from"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"asked_by"}},{"kind":"Field","name":{"kind":"Name","value":"asked_at"}},{"kind":"Field","name":{"kind":"Name","value":"replaced"}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<RelearningsSubscription, RelearningsSubscriptionVariables>;
export const SetWatchSensitivityDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetWatchSensitivity"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"indicator"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sensitivity"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"set_watch_sensitivity"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}},{"kind":"Argument","name":{"kind":"Name","value":"indicator"},"value":{"kind":"Variable","name":{"kind":"Name","value":"indicator"}}},{"kind":"Argument","name":{"kind":"Name","value":"sensitivity"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sensitivity"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"judged_from"}},{"kind":"Field","name":{"kind":"Name","value":"anomalies_before"}},{"kind":"Field","name":{"kind":"Name","value":"anomalies_now"}}]}}]}}]} as unknown as DocumentNode<SetWatchSensitivityMutation, SetWatchSensitivityMutationVariables>;
export const SpectraDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Spectra"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"device"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"axis"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kind"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"limit"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"spectrum"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"device_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"device"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"axis"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"axis"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"kind"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kind"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"time"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"limit"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"device_id"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"axis"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"f0_hz"}},{"kind":"Field","name":{"kind":"Name","value":"df_hz"}},{"kind":"Field","name":{"kind":"Name","value":"speed_rpm"}},{"kind":"Field","name":{"kind":"Name","value":"amplitudes"}}]}}]}}]} as unknown as DocumentNode<SpectraQuery, SpectraQueryVariables>;
export const SpectrumSourcesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"SpectrumSources"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"spectrum"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"device"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"placements"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"valid_to"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"distinct_on"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"device_id"},{"kind":"EnumValue","value":"axis"},{"kind":"EnumValue","value":"kind"}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"device_id"},"value":{"kind":"EnumValue","value":"asc"}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"axis"},"value":{"kind":"EnumValue","value":"asc"}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"kind"},"value":{"kind":"EnumValue","value":"asc"}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"time"},"value":{"kind":"EnumValue","value":"desc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SpectrumHeader"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SpectrumHeader"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"spectrum"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"device_id"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"axis"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"lines"}},{"kind":"Field","name":{"kind":"Name","value":"df_hz"}},{"kind":"Field","name":{"kind":"Name","value":"window"}},{"kind":"Field","name":{"kind":"Name","value":"scaling"}},{"kind":"Field","name":{"kind":"Name","value":"speed_rpm"}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"serial"}},{"kind":"Field","name":{"kind":"Name","value":"simulated"}}]}}]}}]} as unknown as DocumentNode<SpectrumSourcesSubscription, SpectrumSourcesSubscriptionVariables>;
export const BaselineSpectraDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BaselineSpectra"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"baseline_spectrum"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"learned_to"},"value":{"kind":"EnumValue","value":"desc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"device_id"}},{"kind":"Field","name":{"kind":"Name","value":"axis"}},{"kind":"Field","name":{"kind":"Name","value":"learned_from"}},{"kind":"Field","name":{"kind":"Name","value":"learned_to"}},{"kind":"Field","name":{"kind":"Name","value":"spectrum"}}]}}]}}]} as unknown as DocumentNode<BaselineSpectraQuery, BaselineSpectraQueryVariables>;
export const MachineBearingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MachineBearings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"component"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}}]}}]} as unknown as DocumentNode<MachineBearingsQuery, MachineBearingsQueryVariables>;
export const ThresholdRulesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ThresholdRules"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"machine_bool_exp"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"limit"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"machine"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"factory"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"limit"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"factory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"time_zone"}}]}},{"kind":"Field","name":{"kind":"Name","value":"thresholds"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"indicator"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"indicator"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"warning_level"}},{"kind":"Field","name":{"kind":"Name","value":"alarm_level"}},{"kind":"Field","name":{"kind":"Name","value":"warning_clear_level"}},{"kind":"Field","name":{"kind":"Name","value":"alarm_clear_level"}},{"kind":"Field","name":{"kind":"Name","value":"hysteresis"}},{"kind":"Field","name":{"kind":"Name","value":"raise_count"}},{"kind":"Field","name":{"kind":"Name","value":"raise_window"}},{"kind":"Field","name":{"kind":"Name","value":"clear_count"}},{"kind":"Field","name":{"kind":"Name","value":"delay_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"only_while_running"}},{"kind":"Field","name":{"kind":"Name","value":"settling_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"only_in_shift"}},{"kind":"Field","name":{"kind":"Name","value":"judged_windows"}},{"kind":"Field","name":{"kind":"Name","value":"stale_after_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"combines"}},{"kind":"Field","name":{"kind":"Name","value":"members"}},{"kind":"Field","name":{"kind":"Name","value":"counts_alone"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}},{"kind":"Field","name":{"kind":"Name","value":"condition_states"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"indicator"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"indicator"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"stale"}},{"kind":"Field","name":{"kind":"Name","value":"component"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ThresholdRulesSubscription, ThresholdRulesSubscriptionVariables>;
export const MachineIndicatorsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MachineIndicators"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"kind"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"StringValue","value":"gauge","block":false}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"distinct_on"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"measure"}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"measure"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"condition_state"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"indicator"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"indicator"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}}]} as unknown as DocumentNode<MachineIndicatorsQuery, MachineIndicatorsQueryVariables>;
export const ExplainConditionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ExplainCondition"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"indicator"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"explain_condition"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}},{"kind":"Argument","name":{"kind":"Name","value":"indicator"},"value":{"kind":"Variable","name":{"kind":"Name","value":"indicator"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"heard_at"}},{"kind":"Field","name":{"kind":"Name","value":"is_stale"}},{"kind":"Field","name":{"kind":"Name","value":"is_judged"}},{"kind":"Field","name":{"kind":"Name","value":"judged_level"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"values"}},{"kind":"Field","name":{"kind":"Name","value":"over_warning"}},{"kind":"Field","name":{"kind":"Name","value":"over_alarm"}}]}}]}}]} as unknown as DocumentNode<ExplainConditionQuery, ExplainConditionQueryVariables>;
export const CreateThresholdDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateThreshold"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ThresholdInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"create_threshold"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<CreateThresholdMutation, CreateThresholdMutationVariables>;
export const ChangeThresholdDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeThreshold"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"changes"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ThresholdChanges"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"change_threshold"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"changes"},"value":{"kind":"Variable","name":{"kind":"Name","value":"changes"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ChangeThresholdMutation, ChangeThresholdMutationVariables>;
export const DashboardsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Dashboards"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dashboard"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"user_id"}},{"kind":"Field","name":{"kind":"Name","value":"widgets_aggregate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"aggregate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DashboardsSubscription, DashboardsSubscriptionVariables>;
export const DashboardDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Dashboard"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dashboard"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"slug"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"widgets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"y"},"value":{"kind":"EnumValue","value":"asc"}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"x"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Widget"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Widget"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"widget"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"query"}},{"kind":"Field","name":{"kind":"Name","value":"options"}},{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"y"}},{"kind":"Field","name":{"kind":"Name","value":"width"}},{"kind":"Field","name":{"kind":"Name","value":"height"}}]}}]} as unknown as DocumentNode<DashboardSubscription, DashboardSubscriptionVariables>;
export const WidgetSeriesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WidgetSeries"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"measures"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"measure"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_in"},"value":{"kind":"Variable","name":{"kind":"Name","value":"measures"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"measure"},"value":{"kind":"EnumValue","value":"asc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"4"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"simulated"}}]}}]}}]}}]} as unknown as DocumentNode<WidgetSeriesQuery, WidgetSeriesQueryVariables>;
export const WidgetValueDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"WidgetValue"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"measure"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"latest_value"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"series"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"measure"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"measure"}}}]}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series_id"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"simulated"}}]}}]}}]}}]}}]} as unknown as DocumentNode<WidgetValueSubscription, WidgetValueSubscriptionVariables>;
export const NewestBaselineDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"NewestBaseline"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"energy_baseline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"created_at"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fitted_from"}},{"kind":"Field","name":{"kind":"Name","value":"fitted_to"}},{"kind":"Field","name":{"kind":"Name","value":"created_at"}}]}}]}}]} as unknown as DocumentNode<NewestBaselineSubscription, NewestBaselineSubscriptionVariables>;
export const AgainstBaselineDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AgainstBaseline"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"energy_against_baseline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"baseline_id"}},{"kind":"Field","name":{"kind":"Name","value":"days"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"actual_kwh"}},{"kind":"Field","name":{"kind":"Name","value":"expected_kwh"}},{"kind":"Field","name":{"kind":"Name","value":"saved_kwh"}},{"kind":"Field","name":{"kind":"Name","value":"cumulative_saved_kwh"}}]}}]}}]}}]} as unknown as DocumentNode<AgainstBaselineQuery, AgainstBaselineQueryVariables>;
export const FitBaselineDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"FitBaseline"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fit_energy_baseline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"periods"}},{"kind":"Field","name":{"kind":"Name","value":"r2"}},{"kind":"Field","name":{"kind":"Name","value":"coefficients"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"standard_error"}},{"kind":"Field","name":{"kind":"Name","value":"p_value"}}]}}]}}]}}]} as unknown as DocumentNode<FitBaselineMutation, FitBaselineMutationVariables>;
export const ExplainEnergyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ExplainEnergy"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"explain_energy"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"factors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"basis"}},{"kind":"Field","name":{"kind":"Name","value":"fit"}},{"kind":"Field","name":{"kind":"Name","value":"energy_kwh"}},{"kind":"Field","name":{"kind":"Name","value":"emissions_kg"}},{"kind":"Field","name":{"kind":"Name","value":"least_g_per_kwh"}},{"kind":"Field","name":{"kind":"Name","value":"greatest_g_per_kwh"}},{"kind":"Field","name":{"kind":"Name","value":"hours"}}]}},{"kind":"Field","name":{"kind":"Name","value":"meters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series_id"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"samples"}},{"kind":"Field","name":{"kind":"Name","value":"energy_kwh"}}]}},{"kind":"Field","name":{"kind":"Name","value":"flags"}}]}}]}}]} as unknown as DocumentNode<ExplainEnergyQuery, ExplainEnergyQueryVariables>;
export const EnergySavingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"EnergySavings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machines"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"energy_saving"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_in"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machines"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"energy_kwh_per_year"},"value":{"kind":"EnumValue","value":"desc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"energy_kwh_per_year"}},{"kind":"Field","name":{"kind":"Name","value":"assumptions"}},{"kind":"Field","name":{"kind":"Name","value":"machine"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<EnergySavingsSubscription, EnergySavingsSubscriptionVariables>;
export const BudgetsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Budgets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"budget"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"limit_kwh"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"updated_at"}},{"kind":"Field","name":{"kind":"Name","value":"factory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"time_zone"}}]}},{"kind":"Field","name":{"kind":"Name","value":"machine"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"meter_binding"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"phase"}}]}},{"kind":"Field","name":{"kind":"Name","value":"budget_breaches"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"found_at"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"found_at"}},{"kind":"Field","name":{"kind":"Name","value":"period_from"}}]}}]}}]}}]} as unknown as DocumentNode<BudgetsSubscription, BudgetsSubscriptionVariables>;
export const BudgetOutlookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BudgetOutlook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"budget_outlook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"limit_kwh"}},{"kind":"Field","name":{"kind":"Name","value":"used_kwh"}},{"kind":"Field","name":{"kind":"Name","value":"projected_kwh"}},{"kind":"Field","name":{"kind":"Name","value":"least_kwh"}},{"kind":"Field","name":{"kind":"Name","value":"most_kwh"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"}},{"kind":"Field","name":{"kind":"Name","value":"flags"}},{"kind":"Field","name":{"kind":"Name","value":"breaches"}}]}}]}}]} as unknown as DocumentNode<BudgetOutlookQuery, BudgetOutlookQueryVariables>;
export const CreateBudgetDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateBudget"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BudgetInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"create_budget"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<CreateBudgetMutation, CreateBudgetMutationVariables>;
export const ChangeBudgetDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeBudget"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"changes"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BudgetChanges"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"change_budget"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"changes"},"value":{"kind":"Variable","name":{"kind":"Name","value":"changes"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ChangeBudgetMutation, ChangeBudgetMutationVariables>;
export const EmissionFactorsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"EmissionFactors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"emission_factor"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"zone"},"value":{"kind":"EnumValue","value":"asc"}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"valid_from"},"value":{"kind":"EnumValue","value":"desc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organization_id"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"valid_from"}},{"kind":"Field","name":{"kind":"Name","value":"valid_to"}},{"kind":"Field","name":{"kind":"Name","value":"grams_per_kwh"}},{"kind":"Field","name":{"kind":"Name","value":"basis"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}}]}}]} as unknown as DocumentNode<EmissionFactorsSubscription, EmissionFactorsSubscriptionVariables>;
export const GridZonesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GridZones"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"factory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"archived_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"grid_zone"}}]}}]}}]} as unknown as DocumentNode<GridZonesQuery, GridZonesQueryVariables>;
export const HourlyFactorsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"HourlyFactors"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"zone"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hourly_emission_factor_aggregate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"zone"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"zone"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"aggregate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"min"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"valid_from"}},{"kind":"Field","name":{"kind":"Name","value":"grams_per_kwh"}}]}},{"kind":"Field","name":{"kind":"Name","value":"max"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"valid_to"}},{"kind":"Field","name":{"kind":"Name","value":"grams_per_kwh"}}]}},{"kind":"Field","name":{"kind":"Name","value":"avg"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grams_per_kwh"}}]}}]}}]}}]}}]} as unknown as DocumentNode<HourlyFactorsSubscription, HourlyFactorsSubscriptionVariables>;
export const ImportEmissionFactorsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ImportEmissionFactors"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"zone"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"basis"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"source"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"csv"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"import_emission_factors"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"zone"},"value":{"kind":"Variable","name":{"kind":"Name","value":"zone"}}},{"kind":"Argument","name":{"kind":"Name","value":"basis"},"value":{"kind":"Variable","name":{"kind":"Name","value":"basis"}}},{"kind":"Argument","name":{"kind":"Name","value":"source"},"value":{"kind":"Variable","name":{"kind":"Name","value":"source"}}},{"kind":"Argument","name":{"kind":"Name","value":"csv"},"value":{"kind":"Variable","name":{"kind":"Name","value":"csv"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stored"}},{"kind":"Field","name":{"kind":"Name","value":"replaced"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<ImportEmissionFactorsMutation, ImportEmissionFactorsMutationVariables>;
export const CreateEmissionFactorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateEmissionFactor"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EmissionFactorInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"create_emission_factor"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<CreateEmissionFactorMutation, CreateEmissionFactorMutationVariables>;
export const ChangeEmissionFactorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeEmissionFactor"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"changes"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EmissionFactorChanges"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"change_emission_factor"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"changes"},"value":{"kind":"Variable","name":{"kind":"Name","value":"changes"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ChangeEmissionFactorMutation, ChangeEmissionFactorMutationVariables>;
export const MetersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Meters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meter_binding"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"factory"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"series_id"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"gap_limit_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"phase"}},{"kind":"Field","name":{"kind":"Name","value":"updated_at"}},{"kind":"Field","name":{"kind":"Name","value":"machine"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"factory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"time_zone"}}]}},{"kind":"Field","name":{"kind":"Name","value":"line"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"placements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"valid_from"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"machine_id"}},{"kind":"Field","name":{"kind":"Name","value":"valid_from"}},{"kind":"Field","name":{"kind":"Name","value":"valid_to"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"latest_value"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series_id"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MetersSubscription, MetersSubscriptionVariables>;
export const MachineSeriesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MachineSeries"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"device"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"placements"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}}]}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"kind"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_in"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"gauge","block":false},{"kind":"StringValue","value":"counter","block":false}]}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"measure"},"value":{"kind":"EnumValue","value":"asc"}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<MachineSeriesQuery, MachineSeriesQueryVariables>;
export const RecalculatedHoursDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"RecalculatedHours"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"machine_by_pk"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","alias":{"kind":"Name","value":"done"},"name":{"kind":"Name","value":"energy_hours_aggregate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"updated_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_gte"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"aggregate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"all"},"name":{"kind":"Name","value":"energy_hours_aggregate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"aggregate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RecalculatedHoursSubscription, RecalculatedHoursSubscriptionVariables>;
export const CreateMeterBindingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateMeterBinding"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MeterBindingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"create_meter_binding"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<CreateMeterBindingMutation, CreateMeterBindingMutationVariables>;
export const ChangeMeterBindingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeMeterBinding"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"changes"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MeterBindingChanges"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"change_meter_binding"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"changes"},"value":{"kind":"Variable","name":{"kind":"Name","value":"changes"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ChangeMeterBindingMutation, ChangeMeterBindingMutationVariables>;
export const EnergyReportDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EnergyReport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"scope"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"energy_report"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"scope"},"value":{"kind":"Variable","name":{"kind":"Name","value":"scope"}}},{"kind":"Argument","name":{"kind":"Name","value":"scope_id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EnergyReportRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EnergyReportRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"demand"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"window_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"peak_kw"}},{"kind":"Field","name":{"kind":"Name","value":"peak_from"}},{"kind":"Field","name":{"kind":"Name","value":"sliding_peak_kw"}},{"kind":"Field","name":{"kind":"Name","value":"load_factor"}},{"kind":"Field","name":{"kind":"Name","value":"base_load_kw"}},{"kind":"Field","name":{"kind":"Name","value":"measured_windows"}},{"kind":"Field","name":{"kind":"Name","value":"windows"}}]}},{"kind":"Field","name":{"kind":"Name","value":"costs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"price_per_kwh"}},{"kind":"Field","name":{"kind":"Name","value":"energy_kwh"}},{"kind":"Field","name":{"kind":"Name","value":"cost"}}]}},{"kind":"Field","name":{"kind":"Name","value":"demand_charges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"price_per_kw"}},{"kind":"Field","name":{"kind":"Name","value":"peak_kw"}},{"kind":"Field","name":{"kind":"Name","value":"peak_from"}},{"kind":"Field","name":{"kind":"Name","value":"cost"}},{"kind":"Field","name":{"kind":"Name","value":"flags"}}]}},{"kind":"Field","name":{"kind":"Name","value":"total_cost_flags"}},{"kind":"Field","name":{"kind":"Name","value":"flags"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EnergyReportRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EnergyRow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"energy_kwh"}},{"kind":"Field","name":{"kind":"Name","value":"standby_kwh"}},{"kind":"Field","name":{"kind":"Name","value":"standby_share"}},{"kind":"Field","name":{"kind":"Name","value":"cost"}},{"kind":"Field","name":{"kind":"Name","value":"demand_cost"}},{"kind":"Field","name":{"kind":"Name","value":"total_cost"}},{"kind":"Field","name":{"kind":"Name","value":"emissions_kg"}},{"kind":"Field","name":{"kind":"Name","value":"measured_hours"}},{"kind":"Field","name":{"kind":"Name","value":"good_quantity"}},{"kind":"Field","name":{"kind":"Name","value":"kwh_per_good_part"}}]}}]} as unknown as DocumentNode<EnergyReportQuery, EnergyReportQueryVariables>;
export const EnergyChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"EnergyChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machines"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"energy_hour"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_in"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machines"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"updated_at"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"updated_at"}}]}}]}}]} as unknown as DocumentNode<EnergyChangedSubscription, EnergyChangedSubscriptionVariables>;
export const TariffsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Tariffs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tariff"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"valid_from"},"value":{"kind":"EnumValue","value":"desc"}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"price_per_kwh"}},{"kind":"Field","name":{"kind":"Name","value":"demand_price_per_kw"}},{"kind":"Field","name":{"kind":"Name","value":"demand_method"}},{"kind":"Field","name":{"kind":"Name","value":"valid_from"}},{"kind":"Field","name":{"kind":"Name","value":"valid_to"}},{"kind":"Field","name":{"kind":"Name","value":"factory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"time_zone"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tariff_periods"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"starts"},"value":{"kind":"EnumValue","value":"asc"}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"weekdays"}},{"kind":"Field","name":{"kind":"Name","value":"starts"}},{"kind":"Field","name":{"kind":"Name","value":"ends"}},{"kind":"Field","name":{"kind":"Name","value":"price_per_kwh"}}]}}]}}]}}]} as unknown as DocumentNode<TariffsSubscription, TariffsSubscriptionVariables>;
export const CreateTariffDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateTariff"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TariffInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"create_tariff"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<CreateTariffMutation, CreateTariffMutationVariables>;
export const ChangeTariffDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeTariff"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"changes"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TariffChanges"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"change_tariff"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"changes"},"value":{"kind":"Variable","name":{"kind":"Name","value":"changes"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ChangeTariffMutation, ChangeTariffMutationVariables>;
export const CreateTariffPeriodDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateTariffPeriod"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TariffPeriodInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"create_tariff_period"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<CreateTariffPeriodMutation, CreateTariffPeriodMutationVariables>;
export const ChangeTariffPeriodDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeTariffPeriod"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"changes"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TariffPeriodChanges"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"change_tariff_period"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"changes"},"value":{"kind":"Variable","name":{"kind":"Name","value":"changes"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ChangeTariffPeriodMutation, ChangeTariffPeriodMutationVariables>;
export const EnergySinceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"EnergySince"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"factory"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"energy_hour_aggregate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"factory_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"factory"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"hour"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_gte"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"aggregate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sum"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"energy_kwh"}},{"kind":"Field","name":{"kind":"Name","value":"standby_kwh"}},{"kind":"Field","name":{"kind":"Name","value":"cost"}},{"kind":"Field","name":{"kind":"Name","value":"emissions_kg"}}]}}]}}]}}]}}]} as unknown as DocumentNode<EnergySinceSubscription, EnergySinceSubscriptionVariables>;
export const MachineEnergyHoursDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MachineEnergyHours"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"energy_hour"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"hour"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_gte"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"hour"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"hour"}},{"kind":"Field","name":{"kind":"Name","value":"energy_kwh"}},{"kind":"Field","name":{"kind":"Name","value":"standby_kwh"}},{"kind":"Field","name":{"kind":"Name","value":"cost"}},{"kind":"Field","name":{"kind":"Name","value":"emissions_kg"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"}}]}}]}}]} as unknown as DocumentNode<MachineEnergyHoursSubscription, MachineEnergyHoursSubscriptionVariables>;
export const MachineEnergySinceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MachineEnergySince"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"energy_hour_aggregate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"hour"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_gte"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"aggregate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sum"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"energy_kwh"}},{"kind":"Field","name":{"kind":"Name","value":"standby_kwh"}},{"kind":"Field","name":{"kind":"Name","value":"cost"}},{"kind":"Field","name":{"kind":"Name","value":"emissions_kg"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MachineEnergySinceSubscription, MachineEnergySinceSubscriptionVariables>;
export const ConnectivityDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Connectivity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"device"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"archived_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"connected"},"value":{"kind":"EnumValue","value":"asc"}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"serial"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"serial"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"connected"}},{"kind":"Field","name":{"kind":"Name","value":"simulated"}},{"kind":"Field","name":{"kind":"Name","value":"last_seen"}}]}}]}}]} as unknown as DocumentNode<ConnectivitySubscription, ConnectivitySubscriptionVariables>;
export const MachineLatestDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MachineLatest"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"latest_value"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"series"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"series"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"measure"},"value":{"kind":"EnumValue","value":"asc"}}]}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series_id"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]}}]} as unknown as DocumentNode<MachineLatestSubscription, MachineLatestSubscriptionVariables>;
export const WorstConditionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"WorstCondition"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"condition_state"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"indicator"}},{"kind":"Field","name":{"kind":"Name","value":"level"}}]}}]}}]} as unknown as DocumentNode<WorstConditionSubscription, WorstConditionSubscriptionVariables>;
export const MachineDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Machine"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"machine_by_pk"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"state_since"}},{"kind":"Field","name":{"kind":"Name","value":"factory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"time_zone"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"line"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"measure"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MachineSeries"}}]}},{"kind":"Field","name":{"kind":"Name","value":"placements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"valid_to"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"position"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MachineDevice"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MachineSeries"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"series"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"serial"}},{"kind":"Field","name":{"kind":"Name","value":"simulated"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MachineDevice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"placement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"axis"}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"serial"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"simulated"}},{"kind":"Field","name":{"kind":"Name","value":"connected"}},{"kind":"Field","name":{"kind":"Name","value":"last_seen"}}]}}]}}]} as unknown as DocumentNode<MachineSubscription, MachineSubscriptionVariables>;
export const FactoryTreeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FactoryTree"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"factory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"archived_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"time_zone"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"areas"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"archived_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"archived_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"machines"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"archived_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MachineCard"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MachineCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"machine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"state_since"}},{"kind":"Field","name":{"kind":"Name","value":"condition_states"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"indicator"}},{"kind":"Field","name":{"kind":"Name","value":"level"}}]}},{"kind":"Field","name":{"kind":"Name","value":"placements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"valid_to"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"serial"}},{"kind":"Field","name":{"kind":"Name","value":"simulated"}},{"kind":"Field","name":{"kind":"Name","value":"connected"}}]}}]}}]}}]} as unknown as DocumentNode<FactoryTreeSubscription, FactoryTreeSubscriptionVariables>;
export const LatestPowerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"LatestPower"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"latest_value"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"series"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"measure"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"StringValue","value":"power","block":false}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":false}}]}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series_id"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"machine_id"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"connected"}}]}}]}}]}}]}}]} as unknown as DocumentNode<LatestPowerSubscription, LatestPowerSubscriptionVariables>;
export const LatestShiftResultsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"LatestShiftResults"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shift_result"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"distinct_on"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"machine_id"}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"EnumValue","value":"asc"}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"started_at"},"value":{"kind":"EnumValue","value":"desc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"machine_id"}},{"kind":"Field","name":{"kind":"Name","value":"shift_name"}},{"kind":"Field","name":{"kind":"Name","value":"started_at"}},{"kind":"Field","name":{"kind":"Name","value":"ended_at"}},{"kind":"Field","name":{"kind":"Name","value":"oee"}},{"kind":"Field","name":{"kind":"Name","value":"planned_busy_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"unknown_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"ideal_good_seconds"}}]}}]}}]} as unknown as DocumentNode<LatestShiftResultsSubscription, LatestShiftResultsSubscriptionVariables>;
export const MachineNamesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MachineNames"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"machine"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"archived_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"factory"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"factory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<MachineNamesQuery, MachineNamesQueryVariables>;
export const RecentStatesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RecentStates"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"machine_state"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_or"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"ended_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"ended_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_gt"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}}]}}]}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"started_at"},"value":{"kind":"EnumValue","value":"asc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"5000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"machine_id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"started_at"}},{"kind":"Field","name":{"kind":"Name","value":"ended_at"}}]}}]}}]} as unknown as DocumentNode<RecentStatesQuery, RecentStatesQueryVariables>;
export const ScopesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Scopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"factory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"archived_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"time_zone"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"areas"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"archived_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"archived_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"machines"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"archived_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ScopesQuery, ScopesQueryVariables>;
export const AnswerChecklistItemDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AnswerChecklistItem"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"answer"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"answer_checklist_item"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"answer"},"value":{"kind":"Variable","name":{"kind":"Name","value":"answer"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<AnswerChecklistItemMutation, AnswerChecklistItemMutationVariables>;
export const CreateWorkOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateWorkOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WorkOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"create_work_order"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<CreateWorkOrderMutation, CreateWorkOrderMutationVariables>;
export const WorkOrderTemplatesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WorkOrderTemplates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"work_order_template"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<WorkOrderTemplatesQuery, WorkOrderTemplatesQueryVariables>;
export const SetWorkOrderStatusDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetWorkOrderStatus"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"status"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"version"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"set_work_order_status"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"status"},"value":{"kind":"Variable","name":{"kind":"Name","value":"status"}}},{"kind":"Argument","name":{"kind":"Name","value":"version"},"value":{"kind":"Variable","name":{"kind":"Name","value":"version"}}},{"kind":"Argument","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]} as unknown as DocumentNode<SetWorkOrderStatusMutation, SetWorkOrderStatusMutationVariables>;
export const WorkOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"WorkOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"work_order_by_pk"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"due_at"}},{"kind":"Field","name":{"kind":"Name","value":"created_at"}},{"kind":"Field","name":{"kind":"Name","value":"created_by"}},{"kind":"Field","name":{"kind":"Name","value":"assignee_id"}},{"kind":"Field","name":{"kind":"Name","value":"started_at"}},{"kind":"Field","name":{"kind":"Name","value":"completed_at"}},{"kind":"Field","name":{"kind":"Name","value":"machine"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"checklist_items"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"position"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChecklistItem"}}]}},{"kind":"Field","name":{"kind":"Name","value":"work_order_events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"at"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WorkOrderEvent"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChecklistItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"checklist_item"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"mandatory"}},{"kind":"Field","name":{"kind":"Name","value":"options"}},{"kind":"Field","name":{"kind":"Name","value":"answer"}},{"kind":"Field","name":{"kind":"Name","value":"answered_at"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WorkOrderEvent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"work_order_event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"user_id"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}}]} as unknown as DocumentNode<WorkOrderSubscription, WorkOrderSubscriptionVariables>;
export const WorkOrdersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"WorkOrders"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"work_order_bool_exp"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"limit"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"work_order"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"created_at"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"limit"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WorkOrderRow"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WorkOrderRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"work_order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"created_at"}},{"kind":"Field","name":{"kind":"Name","value":"due_at"}},{"kind":"Field","name":{"kind":"Name","value":"machine"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<WorkOrdersSubscription, WorkOrdersSubscriptionVariables>;
export const MarkAllNotificationsReadDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MarkAllNotificationsRead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mark_all_notifications_read"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marked"}}]}}]}}]} as unknown as DocumentNode<MarkAllNotificationsReadMutation, MarkAllNotificationsReadMutationVariables>;
export const MarkNotificationReadDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MarkNotificationRead"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mark_notification_read"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<MarkNotificationReadMutation, MarkNotificationReadMutationVariables>;
export const UnreadCountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"UnreadCount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notification_aggregate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"read_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"aggregate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}}]} as unknown as DocumentNode<UnreadCountSubscription, UnreadCountSubscriptionVariables>;
export const NotificationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Notifications"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"limit"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notification"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"created_at"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"limit"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"NotificationRow"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NotificationRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"notification"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"topic"}},{"kind":"Field","name":{"kind":"Name","value":"created_at"}},{"kind":"Field","name":{"kind":"Name","value":"read_at"}},{"kind":"Field","name":{"kind":"Name","value":"machine"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"work_order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<NotificationsSubscription, NotificationsSubscriptionVariables>;
export const ExplainOeeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ExplainOee"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"explain_oee"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"numbers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"formula"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"inputs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"table"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]} as unknown as DocumentNode<ExplainOeeQuery, ExplainOeeQueryVariables>;
export const MachineStatesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MachineStates"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"machine_state"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"_or"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"ended_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"ended_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_gt"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}}]}}]}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"started_at"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"3000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"started_at"}},{"kind":"Field","name":{"kind":"Name","value":"ended_at"}}]}}]}}]} as unknown as DocumentNode<MachineStatesSubscription, MachineStatesSubscriptionVariables>;
export const MachineShiftDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MachineShift"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shift_result"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"started_at"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ShiftResult"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ShiftResult"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"shift_result"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"shift_name"}},{"kind":"Field","name":{"kind":"Name","value":"started_at"}},{"kind":"Field","name":{"kind":"Name","value":"ended_at"}},{"kind":"Field","name":{"kind":"Name","value":"calculated_until"}},{"kind":"Field","name":{"kind":"Name","value":"planned_busy_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"production_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"setup_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"delay_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"down_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"unknown_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"ideal_all_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"ideal_good_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"produced_quantity"}},{"kind":"Field","name":{"kind":"Name","value":"good_quantity"}},{"kind":"Field","name":{"kind":"Name","value":"scrap_quantity"}},{"kind":"Field","name":{"kind":"Name","value":"availability"}},{"kind":"Field","name":{"kind":"Name","value":"performance"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}},{"kind":"Field","name":{"kind":"Name","value":"oee"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"}},{"kind":"Field","name":{"kind":"Name","value":"flags"}}]}}]} as unknown as DocumentNode<MachineShiftSubscription, MachineShiftSubscriptionVariables>;
export const StartOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start_production_order"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"flags"}}]}}]}}]} as unknown as DocumentNode<StartOrderMutation, StartOrderMutationVariables>;
export const PauseOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PauseOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pause_production_order"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"flags"}}]}}]}}]} as unknown as DocumentNode<PauseOrderMutation, PauseOrderMutationVariables>;
export const FinishOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"FinishOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"finish_production_order"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"flags"}}]}}]}}]} as unknown as DocumentNode<FinishOrderMutation, FinishOrderMutationVariables>;
export const ProductionOrdersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ProductionOrders"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machines"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"production_order"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_in"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machines"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"created_at"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProductionOrder"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProductionOrder"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"production_order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"planned_quantity"}},{"kind":"Field","name":{"kind":"Name","value":"planned_start"}},{"kind":"Field","name":{"kind":"Name","value":"started_at"}},{"kind":"Field","name":{"kind":"Name","value":"ended_at"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"machine"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ProductionOrdersSubscription, ProductionOrdersSubscriptionVariables>;
export const SignedOnDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"SignedOn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operator_turn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"ended_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<SignedOnSubscription, SignedOnSubscriptionVariables>;
export const OeeTrendDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OeeTrend"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"scope"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"oee_report"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"scope"},"value":{"kind":"Variable","name":{"kind":"Name","value":"scope"}}},{"kind":"Argument","name":{"kind":"Name","value":"scope_id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"oee"}},{"kind":"Field","name":{"kind":"Name","value":"target"}},{"kind":"Field","name":{"kind":"Name","value":"missing_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"missing_quantity"}}]}}]}}]}}]} as unknown as DocumentNode<OeeTrendQuery, OeeTrendQueryVariables>;
export const OperatorTurnsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"OperatorTurns"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operator_turn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"_or"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"ended_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"ended_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_gt"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}}]}}]}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"started_at"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"200"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"user_id"}},{"kind":"Field","name":{"kind":"Name","value":"started_at"}},{"kind":"Field","name":{"kind":"Name","value":"ended_at"}}]}}]}}]} as unknown as DocumentNode<OperatorTurnsSubscription, OperatorTurnsSubscriptionVariables>;
export const SignOnOperatorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignOnOperator"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"user"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"at"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sign_on_operator"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}},{"kind":"Argument","name":{"kind":"Name","value":"user_id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"user"}}},{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}},{"kind":"Argument","name":{"kind":"Name","value":"at"},"value":{"kind":"Variable","name":{"kind":"Name","value":"at"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<SignOnOperatorMutation, SignOnOperatorMutationVariables>;
export const SignOffOperatorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignOffOperator"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"at"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sign_off_operator"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}},{"kind":"Argument","name":{"kind":"Name","value":"at"},"value":{"kind":"Variable","name":{"kind":"Name","value":"at"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<SignOffOperatorMutation, SignOffOperatorMutationVariables>;
export const RuledMachinesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RuledMachines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"machine"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"archived_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"factory"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"power_standby_kw"}},{"kind":"Field","name":{"kind":"Name","value":"power_running_kw"}},{"kind":"Field","name":{"kind":"Name","value":"factory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"time_zone"}}]}},{"kind":"Field","name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"measure"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"machine_states"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"started_at"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}}]}}]}}]} as unknown as DocumentNode<RuledMachinesQuery, RuledMachinesQueryVariables>;
export const StateRulesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"StateRules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state_rule"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"machine_id"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"running_from"}},{"kind":"Field","name":{"kind":"Name","value":"off_below"}},{"kind":"Field","name":{"kind":"Name","value":"hysteresis"}},{"kind":"Field","name":{"kind":"Name","value":"dwell_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"slow_cycles"}},{"kind":"Field","name":{"kind":"Name","value":"valid_from"}},{"kind":"Field","name":{"kind":"Name","value":"valid_to"}},{"kind":"Field","name":{"kind":"Name","value":"followed_until"}}]}}]}}]} as unknown as DocumentNode<StateRulesSubscription, StateRulesSubscriptionVariables>;
export const CreateStateRuleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateStateRule"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StateRuleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"create_state_rule"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<CreateStateRuleMutation, CreateStateRuleMutationVariables>;
export const ChangeStateRuleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeStateRule"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"changes"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StateRuleChanges"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"change_state_rule"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"changes"},"value":{"kind":"Variable","name":{"kind":"Name","value":"changes"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ChangeStateRuleMutation, ChangeStateRuleMutationVariables>;
export const TryStateRuleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TryStateRule"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"source"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"measure"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"running_from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"off_below"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"hysteresis"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"dwell_seconds"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slow_cycles"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"try_state_rule"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"source"},"value":{"kind":"Variable","name":{"kind":"Name","value":"source"}}},{"kind":"Argument","name":{"kind":"Name","value":"measure"},"value":{"kind":"Variable","name":{"kind":"Name","value":"measure"}}},{"kind":"Argument","name":{"kind":"Name","value":"running_from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"running_from"}}},{"kind":"Argument","name":{"kind":"Name","value":"off_below"},"value":{"kind":"Variable","name":{"kind":"Name","value":"off_below"}}},{"kind":"Argument","name":{"kind":"Name","value":"hysteresis"},"value":{"kind":"Variable","name":{"kind":"Name","value":"hysteresis"}}},{"kind":"Argument","name":{"kind":"Name","value":"dwell_seconds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"dwell_seconds"}}},{"kind":"Argument","name":{"kind":"Name","value":"slow_cycles"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slow_cycles"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"sends_states"}},{"kind":"Field","name":{"kind":"Name","value":"present"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"started_at"}},{"kind":"Field","name":{"kind":"Name","value":"ended_at"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tried"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"started_at"}},{"kind":"Field","name":{"kind":"Name","value":"ended_at"}}]}}]}}]}}]} as unknown as DocumentNode<TryStateRuleMutation, TryStateRuleMutationVariables>;
export const SetStopCauseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetStopCause"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"cause"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"comment"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"set_stop_cause"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"stop_id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"cause_id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"cause"}}},{"kind":"Argument","name":{"kind":"Name","value":"comment"},"value":{"kind":"Variable","name":{"kind":"Name","value":"comment"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<SetStopCauseMutation, SetStopCauseMutationVariables>;
export const SplitStopDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SplitStop"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"at"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"split_stop"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"stop_id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"at"},"value":{"kind":"Variable","name":{"kind":"Name","value":"at"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ids"}}]}}]}}]} as unknown as DocumentNode<SplitStopMutation, SplitStopMutationVariables>;
export const CutStopToSignalDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CutStopToSignal"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cut_stop_to_signal"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"stop_id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ids"}}]}}]}}]} as unknown as DocumentNode<CutStopToSignalMutation, CutStopToSignalMutationVariables>;
export const MergeStopsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MergeStops"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"merge_stops"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"stop_ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ids"}}]}}]}}]} as unknown as DocumentNode<MergeStopsMutation, MergeStopsMutationVariables>;
export const RegisterStopDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RegisterStop"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"cause"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"comment"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"register_stop"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}},{"kind":"Argument","name":{"kind":"Name","value":"started_at"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"ended_at"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"cause_id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"cause"}}},{"kind":"Argument","name":{"kind":"Name","value":"comment"},"value":{"kind":"Variable","name":{"kind":"Name","value":"comment"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<RegisterStopMutation, RegisterStopMutationVariables>;
export const StopsBetweenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"StopsBetween"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stop"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"started_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_lt"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"_or"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"ended_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"ended_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_gt"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}}]}}]}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"started_at"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"2000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Stop"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Stop"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"stop"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"started_at"}},{"kind":"Field","name":{"kind":"Name","value":"ended_at"}},{"kind":"Field","name":{"kind":"Name","value":"comment"}},{"kind":"Field","name":{"kind":"Name","value":"edited_by"}},{"kind":"Field","name":{"kind":"Name","value":"contradicted_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"cause_id"}},{"kind":"Field","name":{"kind":"Name","value":"cause"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"colour"}}]}}]}}]} as unknown as DocumentNode<StopsBetweenSubscription, StopsBetweenSubscriptionVariables>;
export const StopCausesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StopCauses"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stop_cause"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"archived_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"_or"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}}]}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"level"},"value":{"kind":"EnumValue","value":"asc"}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"parent_id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"colour"}},{"kind":"Field","name":{"kind":"Name","value":"treatment"}}]}}]}}]} as unknown as DocumentNode<StopCausesQuery, StopCausesQueryVariables>;
export const OeeTargetsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"OeeTargets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"oee_target"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"factory"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"valid_from"},"value":{"kind":"EnumValue","value":"desc"}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"target"}},{"kind":"Field","name":{"kind":"Name","value":"valid_from"}},{"kind":"Field","name":{"kind":"Name","value":"valid_to"}},{"kind":"Field","name":{"kind":"Name","value":"factory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"time_zone"}}]}},{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"line"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"machine"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<OeeTargetsSubscription, OeeTargetsSubscriptionVariables>;
export const CreateOeeTargetDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateOeeTarget"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OeeTargetInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"create_oee_target"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<CreateOeeTargetMutation, CreateOeeTargetMutationVariables>;
export const ChangeOeeTargetDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeOeeTarget"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"changes"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OeeTargetChanges"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"change_oee_target"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"changes"},"value":{"kind":"Variable","name":{"kind":"Name","value":"changes"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ChangeOeeTargetMutation, ChangeOeeTargetMutationVariables>;
export const MachineStatesBetweenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MachineStatesBetween"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"machine_state"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machine"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"started_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_lt"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"_or"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"ended_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"ended_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_gt"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}}]}}]}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"started_at"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"5000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"started_at"}},{"kind":"Field","name":{"kind":"Name","value":"ended_at"}}]}}]}}]} as unknown as DocumentNode<MachineStatesBetweenSubscription, MachineStatesBetweenSubscriptionVariables>;
export const OeeReportDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OeeReport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"scope"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"oee_report"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"scope"},"value":{"kind":"Variable","name":{"kind":"Name","value":"scope"}}},{"kind":"Argument","name":{"kind":"Name","value":"scope_id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OeeRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OeeRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"losses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"seconds"}},{"kind":"Field","name":{"kind":"Name","value":"parts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"waterfall"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"seconds"}},{"kind":"Field","name":{"kind":"Name","value":"parts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"causes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"seconds"}},{"kind":"Field","name":{"kind":"Name","value":"stops"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"cumulative_share"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OeeRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OeeReportRow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"bottleneck"}},{"kind":"Field","name":{"kind":"Name","value":"target"}},{"kind":"Field","name":{"kind":"Name","value":"missing_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"missing_quantity"}},{"kind":"Field","name":{"kind":"Name","value":"availability"}},{"kind":"Field","name":{"kind":"Name","value":"performance"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}},{"kind":"Field","name":{"kind":"Name","value":"oee"}},{"kind":"Field","name":{"kind":"Name","value":"nee"}},{"kind":"Field","name":{"kind":"Name","value":"teep"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"}},{"kind":"Field","name":{"kind":"Name","value":"utilization_efficiency"}},{"kind":"Field","name":{"kind":"Name","value":"allocation_efficiency"}},{"kind":"Field","name":{"kind":"Name","value":"setup_ratio"}},{"kind":"Field","name":{"kind":"Name","value":"scrap_ratio"}},{"kind":"Field","name":{"kind":"Name","value":"rework_ratio"}},{"kind":"Field","name":{"kind":"Name","value":"throughput_per_hour"}},{"kind":"Field","name":{"kind":"Name","value":"mtbf_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"mttr_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"planned_busy_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"unknown_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"failures"}},{"kind":"Field","name":{"kind":"Name","value":"produced_quantity"}},{"kind":"Field","name":{"kind":"Name","value":"good_quantity"}},{"kind":"Field","name":{"kind":"Name","value":"scrap_quantity"}},{"kind":"Field","name":{"kind":"Name","value":"outside_plan_quantity"}},{"kind":"Field","name":{"kind":"Name","value":"flags"}}]}}]} as unknown as DocumentNode<OeeReportQuery, OeeReportQueryVariables>;
export const ResultsChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ResultsChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machines"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shift_result"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_in"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machines"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"updated_at"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"updated_at"}}]}}]}}]} as unknown as DocumentNode<ResultsChangedSubscription, ResultsChangedSubscriptionVariables>;
export const ShiftsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Shifts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"machines"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shift_result"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"machine_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_in"},"value":{"kind":"Variable","name":{"kind":"Name","value":"machines"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"distinct_on"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"started_at"}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"started_at"},"value":{"kind":"EnumValue","value":"desc"}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"ended_at"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"90"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"shift_name"}},{"kind":"Field","name":{"kind":"Name","value":"started_at"}},{"kind":"Field","name":{"kind":"Name","value":"ended_at"}}]}}]}}]} as unknown as DocumentNode<ShiftsSubscription, ShiftsSubscriptionVariables>;
export const ReportSchedulesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ReportSchedules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"report_schedule"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"report"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"scope_id"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"bucket"}},{"kind":"Field","name":{"kind":"Name","value":"cron"}},{"kind":"Field","name":{"kind":"Name","value":"recipients"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"next_at"}},{"kind":"Field","name":{"kind":"Name","value":"factory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"time_zone"}}]}}]}}]}}]} as unknown as DocumentNode<ReportSchedulesSubscription, ReportSchedulesSubscriptionVariables>;
export const ReportDeliveriesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ReportDeliveries"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"limit"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"report_delivery"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"created_at"},"value":{"kind":"EnumValue","value":"desc"}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"EnumValue","value":"asc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"limit"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"recipients"}},{"kind":"Field","name":{"kind":"Name","value":"period_from"}},{"kind":"Field","name":{"kind":"Name","value":"period_to"}},{"kind":"Field","name":{"kind":"Name","value":"sent_at"}},{"kind":"Field","name":{"kind":"Name","value":"created_at"}},{"kind":"Field","name":{"kind":"Name","value":"next_attempt_at"}},{"kind":"Field","name":{"kind":"Name","value":"message_id"}},{"kind":"Field","name":{"kind":"Name","value":"report_schedule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"report"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"scope_id"}},{"kind":"Field","name":{"kind":"Name","value":"bucket"}},{"kind":"Field","name":{"kind":"Name","value":"factory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"time_zone"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReportDeliveriesSubscription, ReportDeliveriesSubscriptionVariables>;
export const CreateReportScheduleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateReportSchedule"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReportScheduleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"create_report_schedule"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<CreateReportScheduleMutation, CreateReportScheduleMutationVariables>;
export const ChangeReportScheduleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeReportSchedule"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"changes"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReportScheduleChanges"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"change_report_schedule"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"changes"},"value":{"kind":"Variable","name":{"kind":"Name","value":"changes"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ChangeReportScheduleMutation, ChangeReportScheduleMutationVariables>;
export const SendReportNowDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SendReportNow"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"send_report_now"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<SendReportNowMutation, SendReportNowMutationVariables>;
export const SendReportAgainDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SendReportAgain"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"send_report_again"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<SendReportAgainMutation, SendReportAgainMutationVariables>;
export const OrganizationNameDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrganizationName"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization_by_pk"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<OrganizationNameQuery, OrganizationNameQueryVariables>;
export const DecoderOfDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DecoderOf"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"model"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"decoder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"model"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"model"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mapping"}}]}}]}}]} as unknown as DocumentNode<DecoderOfQuery, DecoderOfQueryVariables>;
export const DecodersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Decoders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"decoder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"model"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"mapping"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"updated_at"}}]}}]}}]} as unknown as DocumentNode<DecodersSubscription, DecodersSubscriptionVariables>;
export const SetDecoderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetDecoder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"model"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"mapping"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"jsonb"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"enabled"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"set_decoder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"model"},"value":{"kind":"Variable","name":{"kind":"Name","value":"model"}}},{"kind":"Argument","name":{"kind":"Name","value":"mapping"},"value":{"kind":"Variable","name":{"kind":"Name","value":"mapping"}}},{"kind":"Argument","name":{"kind":"Name","value":"enabled"},"value":{"kind":"Variable","name":{"kind":"Name","value":"enabled"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<SetDecoderMutation, SetDecoderMutationVariables>;
export const DryRunDecoderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DryRunDecoder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"model"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"mapping"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"jsonb"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dry_run_decoder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"model"},"value":{"kind":"Variable","name":{"kind":"Name","value":"model"}}},{"kind":"Argument","name":{"kind":"Name","value":"mapping"},"value":{"kind":"Variable","name":{"kind":"Name","value":"mapping"}}},{"kind":"Argument","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"payload_id"}},{"kind":"Field","name":{"kind":"Name","value":"received_at"}},{"kind":"Field","name":{"kind":"Name","value":"measurements"}},{"kind":"Field","name":{"kind":"Name","value":"error"}}]}}]}}]}}]} as unknown as DocumentNode<DryRunDecoderMutation, DryRunDecoderMutationVariables>;
export const ImportsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Imports"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ingest_job"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"kind"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"StringValue","value":"import","block":false}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_neq"},"value":{"kind":"StringValue","value":"draft","block":false}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"created_at"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"options"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"items"}},{"kind":"Field","name":{"kind":"Name","value":"stored"}},{"kind":"Field","name":{"kind":"Name","value":"duplicate"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"}},{"kind":"Field","name":{"kind":"Name","value":"quarantined"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"created_at"}},{"kind":"Field","name":{"kind":"Name","value":"finished_at"}}]}}]}}]} as unknown as DocumentNode<ImportsSubscription, ImportsSubscriptionVariables>;
export const ImportedBadlyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ImportedBadly"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"correlation"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rejected"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"correlation_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"correlation"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"received_at"},"value":{"kind":"EnumValue","value":"asc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"content"}},{"kind":"Field","name":{"kind":"Name","value":"replayed_at"}}]}}]}}]} as unknown as DocumentNode<ImportedBadlyQuery, ImportedBadlyQueryVariables>;
export const DevicesToImportDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DevicesToImport"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"device"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"archived_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"serial"},"value":{"kind":"EnumValue","value":"asc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"1000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"serial"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"factory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"time_zone"}}]}}]}}]}}]} as unknown as DocumentNode<DevicesToImportQuery, DevicesToImportQueryVariables>;
export const TracedDeviceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TracedDevice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"device"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"serial"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"gateway"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"device_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"latest_value"},"value":{"kind":"ObjectValue","fields":[]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"measure"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"latest_value"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series_id"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"received_at"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"device_clock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"device_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"device_id"}},{"kind":"Field","name":{"kind":"Name","value":"lag_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"gateway_lag_seconds"}}]}}]}}]} as unknown as DocumentNode<TracedDeviceQuery, TracedDeviceQueryVariables>;
export const ValueAtDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ValueAt"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"series"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"time"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measurement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"series_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"series"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"time"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_lte"},"value":{"kind":"Variable","name":{"kind":"Name","value":"time"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"time"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series_id"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]} as unknown as DocumentNode<ValueAtQuery, ValueAtQueryVariables>;
export const OriginsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Origins"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"series"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"time"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"payload"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"series_ids"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_contains"},"value":{"kind":"Variable","name":{"kind":"Name","value":"series"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"from_time"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_lte"},"value":{"kind":"Variable","name":{"kind":"Name","value":"time"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"to_time"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_gte"},"value":{"kind":"Variable","name":{"kind":"Name","value":"time"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"to_time"},"value":{"kind":"EnumValue","value":"asc"}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"received_at"},"value":{"kind":"EnumValue","value":"asc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"received_at"}},{"kind":"Field","name":{"kind":"Name","value":"gateway_at"}},{"kind":"Field","name":{"kind":"Name","value":"gateway"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"door"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"correlation_id"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"body"}}]}}]}}]} as unknown as DocumentNode<OriginsQuery, OriginsQueryVariables>;
export const PullSourcesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"PullSources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pull_source"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"auth"}},{"kind":"Field","name":{"kind":"Name","value":"auth_name"}},{"kind":"Field","name":{"kind":"Name","value":"schedule"}},{"kind":"Field","name":{"kind":"Name","value":"interval_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"time_zone"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"due_at"}},{"kind":"Field","name":{"kind":"Name","value":"failures"}},{"kind":"Field","name":{"kind":"Name","value":"last_error"}},{"kind":"Field","name":{"kind":"Name","value":"last_run_at"}},{"kind":"Field","name":{"kind":"Name","value":"last_success_at"}},{"kind":"Field","name":{"kind":"Name","value":"jobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"created_at"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"items"}},{"kind":"Field","name":{"kind":"Name","value":"stored"}},{"kind":"Field","name":{"kind":"Name","value":"duplicate"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"}},{"kind":"Field","name":{"kind":"Name","value":"quarantined"}}]}}]}}]}}]} as unknown as DocumentNode<PullSourcesSubscription, PullSourcesSubscriptionVariables>;
export const CreatePullSourceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreatePullSource"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PullSourceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"create_pull_source"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<CreatePullSourceMutation, CreatePullSourceMutationVariables>;
export const ChangePullSourceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangePullSource"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"changes"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PullSourceChanges"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"change_pull_source"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"changes"},"value":{"kind":"Variable","name":{"kind":"Name","value":"changes"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ChangePullSourceMutation, ChangePullSourceMutationVariables>;
export const RemovePullSourceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemovePullSource"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"remove_pull_source"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<RemovePullSourceMutation, RemovePullSourceMutationVariables>;
export const PausePullSourceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PausePullSource"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"paused"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pause_pull_source"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"paused"},"value":{"kind":"Variable","name":{"kind":"Name","value":"paused"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<PausePullSourceMutation, PausePullSourceMutationVariables>;
export const RunPullSourceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RunPullSource"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"run_pull_source"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<RunPullSourceMutation, RunPullSourceMutationVariables>;
export const TryPullSourceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TryPullSource"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"changes"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PullSourceChanges"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"try_pull_source"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"changes"},"value":{"kind":"Variable","name":{"kind":"Name","value":"changes"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bytes"}},{"kind":"Field","name":{"kind":"Name","value":"content_type"}},{"kind":"Field","name":{"kind":"Name","value":"preview"}},{"kind":"Field","name":{"kind":"Name","value":"measurements"}},{"kind":"Field","name":{"kind":"Name","value":"found"}},{"kind":"Field","name":{"kind":"Name","value":"next_value"}},{"kind":"Field","name":{"kind":"Name","value":"has_next_page"}},{"kind":"Field","name":{"kind":"Name","value":"error"}}]}}]}}]} as unknown as DocumentNode<TryPullSourceMutation, TryPullSourceMutationVariables>;
export const QuarantinedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Quarantined"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rejected"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"outcome"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"StringValue","value":"quarantined","block":false}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"replayed_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"discarded_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"received_at"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"500"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"received_at"}},{"kind":"Field","name":{"kind":"Name","value":"door"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"device_serial"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<QuarantinedSubscription, QuarantinedSubscriptionVariables>;
export const ReplayQuarantinedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReplayQuarantined"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"device"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"replay_quarantined"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"device"},"value":{"kind":"Variable","name":{"kind":"Name","value":"device"}}},{"kind":"Argument","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ReplayQuarantinedMutation, ReplayQuarantinedMutationVariables>;
export const DiscardQuarantinedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DiscardQuarantined"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"device"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"discard_quarantined"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"device"},"value":{"kind":"Variable","name":{"kind":"Name","value":"device"}}},{"kind":"Argument","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"discarded"}}]}}]}}]} as unknown as DocumentNode<DiscardQuarantinedMutation, DiscardQuarantinedMutationVariables>;
export const QuarantinedItemsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"QuarantinedItems"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"rejected_bool_exp"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rejected"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"received_at"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"received_at"}},{"kind":"Field","name":{"kind":"Name","value":"door"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"correlation_id"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"content"}}]}}]}}]} as unknown as DocumentNode<QuarantinedItemsQuery, QuarantinedItemsQueryVariables>;
export const KnownSerialsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"KnownSerials"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"serials"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"device"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"serial"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_in"},"value":{"kind":"Variable","name":{"kind":"Name","value":"serials"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"archived_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_is_null"},"value":{"kind":"BooleanValue","value":true}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"serial"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"serial"}}]}}]}}]} as unknown as DocumentNode<KnownSerialsSubscription, KnownSerialsSubscriptionVariables>;
export const ReplaysDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Replays"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ingest_job"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"kind"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"StringValue","value":"replay","block":false}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"created_at"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"items"}},{"kind":"Field","name":{"kind":"Name","value":"stored"}},{"kind":"Field","name":{"kind":"Name","value":"duplicate"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"}},{"kind":"Field","name":{"kind":"Name","value":"quarantined"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"created_at"}},{"kind":"Field","name":{"kind":"Name","value":"finished_at"}}]}}]}}]} as unknown as DocumentNode<ReplaysSubscription, ReplaysSubscriptionVariables>;
export const StoragePoliciesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"StoragePolicies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"storage_policy"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"measure"},"value":{"kind":"EnumValue","value":"asc_nulls_first"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"raw_days"}},{"kind":"Field","name":{"kind":"Name","value":"minute_days"}},{"kind":"Field","name":{"kind":"Name","value":"hour_days"}},{"kind":"Field","name":{"kind":"Name","value":"day_days"}},{"kind":"Field","name":{"kind":"Name","value":"compress_after_days"}},{"kind":"Field","name":{"kind":"Name","value":"spectrum_days"}},{"kind":"Field","name":{"kind":"Name","value":"waveform_days"}},{"kind":"Field","name":{"kind":"Name","value":"payload_days"}},{"kind":"Field","name":{"kind":"Name","value":"resolution"}},{"kind":"Field","name":{"kind":"Name","value":"updated_at"}}]}}]}}]} as unknown as DocumentNode<StoragePoliciesSubscription, StoragePoliciesSubscriptionVariables>;
export const MeasuresToStoreDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MeasuresToStore"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"distinct_on"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"measure"}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"measure"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}}]} as unknown as DocumentNode<MeasuresToStoreQuery, MeasuresToStoreQueryVariables>;
export const CreateStoragePolicyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateStoragePolicy"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StoragePolicyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"create_storage_policy"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<CreateStoragePolicyMutation, CreateStoragePolicyMutationVariables>;
export const ChangeStoragePolicyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeStoragePolicy"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"uuid"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"changes"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StoragePolicyChanges"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"change_storage_policy"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"changes"},"value":{"kind":"Variable","name":{"kind":"Name","value":"changes"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ChangeStoragePolicyMutation, ChangeStoragePolicyMutationVariables>;
export const MeasurementsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Measurements"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"series"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measurement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"series_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"series"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"time"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_gte"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"time"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"6000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series_id"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]} as unknown as DocumentNode<MeasurementsQuery, MeasurementsQueryVariables>;
export const MeasurementMinutesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MeasurementMinutes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"series"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measurement_minute"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"series_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"series"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"time"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_gte"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"time"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"6000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series_id"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"sum"}}]}}]}}]} as unknown as DocumentNode<MeasurementMinutesQuery, MeasurementMinutesQueryVariables>;
export const MeasurementTailDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MeasurementTail"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"series"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measurement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"series_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"series"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"time"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_gte"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"time"},"value":{"kind":"EnumValue","value":"desc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"60"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series_id"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]} as unknown as DocumentNode<MeasurementTailSubscription, MeasurementTailSubscriptionVariables>;