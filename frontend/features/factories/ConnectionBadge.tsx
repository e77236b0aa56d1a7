import { Badge } from "@/ui/Badge";

/** Whether a sensor sends, fell silent, or never sent. */
export function ConnectionBadge({ device }: { device: { connected: boolean; last_seen: string | null } }) {
  if (device.connected) {
    return (
      <Badge tone="running" icon="link">
        Sending
      </Badge>
    );
  }
  return (
    <Badge tone={device.last_seen ? "stopped" : "unknown"} icon="unlink">
      {device.last_seen ? "Silent" : "Never seen"}
    </Badge>
  );
}
