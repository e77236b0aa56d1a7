"use client";
import { useState } from "react";
import { useHasRole } from "@/lib/auth/use-session";
import { Button } from "@/ui/Button";
import { PageHeading } from "@/ui/PageHeading";
import { DeliveryPanel } from "./DeliveryPanel";
import { ScheduleForm } from "./ScheduleForm";
import { SchedulePanel } from "./SchedulePanel";
import type { Schedule } from "./schedules";

/** Reports that are mailed at their times, and what became of each. */
export function ReportsPage() {
  const canKeep = useHasRole("manager");
  const [open, setOpen] = useState<Schedule | "new" | null>(null);
  return (
    <>
      <PageHeading
        title="Reports by mail"
        actions={
          canKeep ? (
            <Button look="primary" icon="plus" onClick={() => setOpen("new")}>
              New report
            </Button>
          ) : null
        }
      />
      <SchedulePanel canKeep={canKeep} onOpen={setOpen} />
      <DeliveryPanel canKeep={canKeep} />
      {open ? <ScheduleForm schedule={open === "new" ? null : open} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
