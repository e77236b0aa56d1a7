/** Bearing data as components keep them (`details.bearing`); diameters in one unit. */
export type BearingGeometry = {
  elements: number;
  element_diameter: number;
  pitch_diameter: number;
  contact_angle_deg?: number | null;
};

export type FaultOrders = { BPFO: number; BPFI: number; "2×BSF": number; FTF: number };

/**
 * Fault frequencies as multiples of shaft speed, outer ring fixed, for marking lines in a spectrum; what they say is
 * judged by the server (domain/bearing.py, the same formulas). r = d/D cos a: BPFO = n/2 (1 − r), BPFI = n/2 (1 + r),
 * BSF = D/(2d) (1 − r²), FTF = (1 − r)/2. Null for what is no bearing.
 */
export function faultOrders(bearing: Partial<BearingGeometry> | null | undefined): FaultOrders | null {
  const { elements, element_diameter: d, pitch_diameter: pitch } = bearing ?? {};
  if (!elements || !d || !pitch || d >= pitch) return null;
  const r = (d / pitch) * Math.cos(((bearing?.contact_angle_deg ?? 0) * Math.PI) / 180);
  return {
    BPFO: (elements / 2) * (1 - r),
    BPFI: (elements / 2) * (1 + r),
    "2×BSF": (pitch / d) * (1 - r * r),
    FTF: (1 - r) / 2,
  };
}
