import { Badge } from "@/ui/Badge";
import { levelLook } from "./levels";

export function LevelBadge({ level }: { level: string }) {
  const { tone, icon, label } = levelLook(level);
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  );
}
