/** The mark and name of the app. */
export function Brand({ size = 22 }: { size?: number }) {
  return (
    <span style={{ display: "inline-flex", alignItems: "center", gap: "0.55rem", fontWeight: 650, letterSpacing: "-0.01em" }}>
      <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="#2f5bd0" />
        <path
          d="M7 23V10l6 7 3-4 3 4 6-7v13"
          fill="none"
          stroke="#fff"
          strokeWidth="3"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      </svg>
      Millwright
    </span>
  );
}
