import { Badge } from "@/ui/Badge";
import { priorityLook, statusLook } from "./work-order-looks";

export function StatusBadge({ status }: { status: string }) {
  const { tone, icon, label } = statusLook(status);
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  );
}

export function PriorityBadge({ priority }: { priority: string }) {
  const { tone, icon, label } = priorityLook(priority);
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  );
}
