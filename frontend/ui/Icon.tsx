/** Line icons on a 16 × 16 grid, drawn for this app. Decorative: the text beside them carries the meaning. */
const PATHS = {
  overview: "M2 14V7l4 3V7l4 3V3h4v11H2Z M5 12h0 M8 12h0 M11 12h0",
  wrench: "M10.5 2.2a3.6 3.6 0 0 0-3.2 5L2.2 12.3a1.2 1.2 0 0 0 1.7 1.7L9 8.9a3.6 3.6 0 0 0 4.8-4.3l-2.2 2.1-2-2 2.1-2.2a3.6 3.6 0 0 0-1.2-.3Z",
  bell: "M8 2a4 4 0 0 0-4 4v2.5L2.8 11h10.4L12 8.5V6a4 4 0 0 0-4-4Z M6.5 13.2a1.6 1.6 0 0 0 3 0",
  dashboard: "M2.5 2.5h4.5v6H2.5zM9 2.5h4.5v3.5H9zM9 8h4.5v5.5H9zM2.5 10.5H7v3H2.5z",
  account: "M8 8a2.8 2.8 0 1 0 0-5.6A2.8 2.8 0 0 0 8 8Z M2.8 14c.4-2.8 2.5-4.3 5.2-4.3s4.8 1.5 5.2 4.3",
  sun: "M8 10.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6Z M8 1.5v1.4M8 13.1v1.4M1.5 8h1.4M13.1 8h1.4M3.4 3.4l1 1M11.6 11.6l1 1M12.6 3.4l-1 1M4.4 11.6l-1 1",
  moon: "M13.5 9.6A5.8 5.8 0 0 1 6.4 2.5a5.8 5.8 0 1 0 7.1 7.1Z",
  system: "M2 3h12v8H2zM6 14h4M8 11v3",
  chevron: "M6 3.5 10.5 8 6 12.5",
  left: "M10 3.5 5.5 8 10 12.5",
  down: "M3.5 6 8 10.5 12.5 6",
  download: "M8 2.5v7.5M4.5 7 8 10.5 11.5 7M3 13.5h10",
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  check: "M3 8.5 6.5 12 13 4.5",
  close: "M4 4l8 8M12 4l-8 8",
  alert: "M8 2 1.8 13h12.4L8 2Z M8 6.5v3M8 11.4v.1",
  play: "M5 3.2v9.6L12.5 8 5 3.2Z",
  pause: "M5.5 3.5v9M10.5 3.5v9",
  square: "M4 4h8v8H4z",
  bolt: "M9 1.8 3.5 9H8l-1 5.2L12.5 7H8l1-5.2Z",
  gauge: "M2.5 12.5a6 6 0 1 1 11 0 M8 9.5 10.8 6",
  pulse: "M1.5 8.5h3l2-5 3 9 2-4h3",
  gear: "M8 10.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z M8 1.8v1.7M8 12.5v1.7M1.8 8h1.7M12.5 8h1.7M3.6 3.6l1.2 1.2M11.2 11.2l1.2 1.2M12.4 3.6l-1.2 1.2M4.8 11.2l-1.2 1.2",
  question: "M5.8 6a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.6M8 12.2v.1",
  mail: "M2 3.5h12v9H2zM2.5 4l5.5 4.5L13.5 4",
  clock: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Z M8 4.8V8l2.2 1.6",
  drop: "M8 2.2c2.4 2.8 3.8 4.9 3.8 7a3.8 3.8 0 1 1-7.6 0c0-2.1 1.4-4.2 3.8-7Z",
  power: "M8 2v5.5 M4.6 4.2a5 5 0 1 0 6.8 0",
  link: "M6.5 9.5l3-3M7 4.6l1-1a3 3 0 0 1 4.3 4.3l-1 1M9 11.4l-1 1a3 3 0 0 1-4.3-4.3l1-1",
  unlink: "M7 4.6l1-1a3 3 0 0 1 4.3 4.3l-1 1M9 11.4l-1 1a3 3 0 0 1-4.3-4.3l1-1M2.5 2.5l11 11",
  out: "M6 2.5H3v11h3M10 5l3 3-3 3M13 8H6",
  filter: "M2 3.5h12L9.5 8.8v4l-3 1.2V8.8L2 3.5Z",
  leaf: "M3 13c0-6 3-9.5 10-10 0 6.5-3 10-7.5 9.5C4 12.3 3.6 10 5 8.6",
  split: "M8 2v12M5.5 8H1.5M3.5 6l-2 2 2 2M10.5 8h4M12.5 6l2 2-2 2",
  merge: "M8 2v12M1.5 8h4M3.5 6l2 2-2 2M14.5 8h-4M12.5 6l-2 2 2 2",
  coin: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Z M9.8 5.8A2.2 2.2 0 0 0 6 7.3v1.4a2.2 2.2 0 0 0 3.8 1.5M5 8h3",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      style={{ flex: "none" }}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
