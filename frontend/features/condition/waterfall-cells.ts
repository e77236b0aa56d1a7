/** The highest line of each of so many columns: a narrow peak stays where it is and as high as it is. */
export function peaksPerColumn(amplitudes: readonly number[], columns: number): number[] {
  const peaks = new Array<number>(columns).fill(0);
  for (let column = 0; column < columns; column += 1) {
    const from = Math.floor((column * amplitudes.length) / columns);
    const to = Math.max(from + 1, Math.floor(((column + 1) * amplitudes.length) / columns));
    for (let line = from; line < to; line += 1) peaks[column] = Math.max(peaks[column] ?? 0, amplitudes[line] ?? 0);
  }
  return peaks;
}

const DECADES = 3;

/** An amplitude's place from 0 to 1 on a logarithmic scale of three decades below the highest. */
export function amplitudeShare(value: number, most: number): number {
  if (value <= 0 || most <= 0) return 0;
  return Math.min(1, Math.max(0, 1 + Math.log10(value / most) / DECADES));
}
