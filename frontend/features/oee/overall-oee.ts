/** The elements of one machine's shift result that OEE is made of, in seconds. */
export type OeeShare = { planned_busy_seconds: number; unknown_seconds: number; ideal_good_seconds: number };

/**
 * OEE of several machines together, 0 to 1: Σ ideal time of good parts / Σ observed planned busy time.
 * Elements are summed, percentages never averaged (ISO 22400-2; the server's domain/oee.py does the same).
 */
export function overallOee(shares: readonly OeeShare[]): number | null {
  const observed = shares.reduce((sum, share) => sum + share.planned_busy_seconds - share.unknown_seconds, 0);
  if (observed <= 0) return null;
  return shares.reduce((sum, share) => sum + share.ideal_good_seconds, 0) / observed;
}
