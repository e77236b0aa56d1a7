import { Badge } from "@/ui/Badge";
import { stateLook } from "./machine-states";

export function StateBadge({ state }: { state: string }) {
  const { tone, icon, label } = stateLook(state);
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  );
}
