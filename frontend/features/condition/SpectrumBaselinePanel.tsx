"use client";
import { useLiveTopic } from "@/lib/apollo/live";
import { useHasRole } from "@/lib/auth/use-session";
import { formatDayClock } from "@/lib/format/time";
import { useTimeZone } from "@/lib/format/time-zone";
import { LoadedRows } from "@/ui/LoadedRows";
import { Panel } from "@/ui/Panel";
import { ActionsHead, Head, Table, WrapCell } from "@/ui/Table";
import { EmptyState } from "@/ui/feedback";
import { RelearnButton } from "./RelearnButton";
import { SPECTRUM_BASELINES } from "./baselines";

/** The healthy spectra that a machine's symptoms are measured against. */
export function SpectrumBaselinePanel({ machineId }: { machineId: string }) {
  const canRelearn = useHasRole("engineer");
  const timeZone = useTimeZone();
  const at = (instant: string) => formatDayClock(instant, { timeZone });
  const { data, failure } = useLiveTopic(SPECTRUM_BASELINES, { machine: machineId });
  return (
    <Panel title="Baseline spectra" hint="newest first; one for each speed" isFlush>
      <LoadedRows
        rows={data?.baseline_spectrum}
        failure={failure}
        empty={
          <EmptyState icon="pulse" title="No baseline spectrum yet">
            It is learned from 20 spectra of one speed while the machine is well.
          </EmptyState>
        }
      >
        {(baselines) => (
          <Table
            label="Baseline spectra"
            head={
              <>
                <Head>Sensor</Head>
                <Head>Axis</Head>
                <Head>Learned from</Head>
                <Head>to</Head>
                {canRelearn ? <ActionsHead /> : null}
              </>
            }
          >
            {baselines.map(({ id, device, axis, learned_from: from, learned_to: to }) => (
              <tr key={id}>
                <th scope="row">{device.name}</th>
                <td>{axis}</td>
                <td>{at(from)}</td>
                <td>{at(to)}</td>
                {canRelearn ? (
                  <WrapCell>
                    <RelearnButton machineId={machineId} name={`${device.name} ${axis}`} baseline={{ device: device.id, axis }} />
                  </WrapCell>
                ) : null}
              </tr>
            ))}
          </Table>
        )}
      </LoadedRows>
    </Panel>
  );
}
