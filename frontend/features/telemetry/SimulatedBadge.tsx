import { Badge } from "@/ui/Badge";

/** Says that data is generated, not measured. `devices`: whose. */
export function SimulatedBadge({ devices }: { devices: readonly string[] }) {
  if (devices.length === 0) return null;
  return (
    <Badge tone="setup" icon="alert" title={`Generated, not measured: ${devices.join(", ")}`}>
      Simulated data
    </Badge>
  );
}
