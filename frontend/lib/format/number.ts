/** Numbers as people read them, in the browser's language. Units are set off by a narrow no-break space. */

const NARROW_SPACE = "\u202f";
const MISSING = "–";

export type NumberOptions = { locale?: string | undefined; digits?: number };

/** A number with at most `digits` places, by default as many as three significant figures need (0 to 3). */
export function formatNumber(value: number | null | undefined, options: NumberOptions = {}): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return MISSING;
  const digits = options.digits ?? sensibleDigits(value);
  return new Intl.NumberFormat(options.locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    value === 0 ? 0 : value,
  );
}

/** Places after the point so that three significant figures show, never more than three. */
export function sensibleDigits(value: number): number {
  const magnitude = Math.abs(value);
  if (magnitude === 0 || magnitude >= 100) return 0;
  if (magnitude >= 10) return 1;
  if (magnitude >= 1) return 2;
  return 3;
}

/** `4.20 kW`; a missing value is a dash without a unit. */
export function formatQuantity(value: number | null | undefined, unit: string, options: NumberOptions = {}): string {
  const text = formatNumber(value, options);
  return text === MISSING || unit === "" ? text : text + NARROW_SPACE + displayUnit(unit);
}

const UNIT_SIGNS: Record<string, string> = {
  degC: "°C",
  C: "°C",
  celsius: "°C",
  degF: "°F",
  percent: "%",
  "m/s2": "m/s²",
  "m/s^2": "m/s²",
  m3: "m³",
  "m3/h": "m³/h",
  CO2e: "CO₂e",
  "1": "",
  "1/min": "rpm",
  piece: "pcs",
  count: "pcs",
};

/** A unit's sign as it is printed. */
export function displayUnit(unit: string): string {
  return UNIT_SIGNS[unit] ?? unit;
}

/** A share of 1 as percent: `87.4 %`. */
export function formatShare(value: number | null | undefined, options: NumberOptions = {}): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return MISSING;
  const digits = options.digits ?? 1;
  return `${formatNumber(value * 100, { ...options, digits })}${NARROW_SPACE}%`;
}

/** An amount of money in an ISO 4217 currency. */
export function formatMoney(value: number | null | undefined, currency: string, options: NumberOptions = {}): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return MISSING;
  return new Intl.NumberFormat(options.locale, { style: "currency", currency }).format(value);
}

/** Seven million as `7 M`: for chart axes. */
export function formatCompact(value: number, options: NumberOptions = {}): string {
  if (value !== 0 && Math.abs(value) < 0.001) return value.toExponential(0);
  return new Intl.NumberFormat(options.locale, { notation: "compact", maximumSignificantDigits: 4 }).format(value);
}

/** `1 machine`, `4 machines`. */
export function formatCount(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatNumber(count, { digits: 0 })} ${count === 1 ? singular : plural}`;
}
