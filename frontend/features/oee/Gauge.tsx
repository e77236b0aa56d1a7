import { formatShare } from "@/lib/format/number";

const SWEEP = 0.75; // of a full turn, open below

/** A share as an arc with the number inside. */
export function Gauge({ label, value, size }: { label: string; value: number | null; size: number }) {
  const stroke = size / 11;
  const radius = (size - stroke) / 2;
  const length = 2 * Math.PI * radius;
  const share = Math.min(Math.max(value ?? 0, 0), 1);
  const arc = (part: number) => ({
    cx: size / 2,
    cy: size / 2,
    r: radius,
    fill: "none",
    strokeWidth: stroke,
    strokeLinecap: "round" as const,
    strokeDasharray: `${length * SWEEP * part} ${length}`,
    transform: `rotate(135 ${size / 2} ${size / 2})`,
  });
  return (
    <svg width={size} height={size} role="img" aria-label={`${label}: ${formatShare(value)}`} style={{ flex: "none" }}>
      <circle {...arc(1)} stroke="var(--line)" />
      {value === null || share === 0 ? null : <circle {...arc(share)} stroke="var(--accent)" />}
      <text x="50%" y="50%" textAnchor="middle" dominantBaseline="central" fill="var(--text)" fontSize={size / 5.6} fontWeight={650}>
        {formatShare(value, { digits: value !== null && value < 0.995 ? 1 : 0 })}
      </text>
      <text x="50%" y={size * 0.84} textAnchor="middle" fill="var(--text-faint)" fontSize={size / 9}>
        {label}
      </text>
    </svg>
  );
}
