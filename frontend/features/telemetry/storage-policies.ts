import { graphql } from "@/gql";
import type { StoragePoliciesSubscription } from "@/gql/graphql";
import { formatCount } from "@/lib/format/number";

export const STORAGE_POLICIES = graphql(`
  subscription StoragePolicies {
    storage_policy(order_by: [{ measure: asc_nulls_first }]) {
      id
      measure
      raw_days
      minute_days
      hour_days
      day_days
      compress_after_days
      spectrum_days
      waveform_days
      payload_days
      resolution
      updated_at
    }
  }
`);

export const MEASURES = graphql(`
  query MeasuresToStore {
    series(distinct_on: [measure], order_by: [{ measure: asc }]) {
      id
      measure
      unit
    }
  }
`);

export const CREATE_STORAGE_POLICY = graphql(`
  mutation CreateStoragePolicy($input: StoragePolicyInput!) {
    create_storage_policy(input: $input) {
      id
    }
  }
`);

export const CHANGE_STORAGE_POLICY = graphql(`
  mutation ChangeStoragePolicy($id: uuid!, $changes: StoragePolicyChanges!) {
    change_storage_policy(id: $id, changes: $changes) {
      id
    }
  }
`);

export type StoragePolicy = StoragePoliciesSubscription["storage_policy"][number];
export type Kept = Omit<StoragePolicy, "id" | "updated_at" | "__typename">;

/** Spectra are of these, beside what series measure. */
export const SPECTRA = ["acceleration", "velocity"];

/** Whose a policy is. */
export function nameOf(policy: Pick<Kept, "measure">): string {
  return policy.measure ?? "All other measures";
}

const stay = (days: number | null) => (days === null ? "for ever" : formatCount(days, "day"));

/** What a policy means, thing by thing: what it is about, and what becomes of it. */
export function meaningOf(policy: Kept): { of: string; words: string }[] {
  const rollups = ([["minute", policy.minute_days], ["hour", policy.hour_days], ["day", policy.day_days]] as const).map(
    ([step, days]) => `by the ${step} ${stay(days)}`,
  );
  const isOfAll = policy.measure === null;
  const meaning = [
    {
      of: "Values as they came",
      words: policy.raw_days === null ? "for ever" : `${stay(policy.raw_days)}, then only what was worked out of them`,
    },
    { of: "Rollups (mean, least, most)", words: rollups.join(", ") },
    {
      of: "Compressed",
      words: policy.compress_after_days === null ? "as the deployment says" : `not before ${stay(policy.compress_after_days)}`,
    },
  ];
  if (isOfAll || SPECTRA.includes(policy.measure ?? "")) meaning.push({ of: "Spectra", words: stay(policy.spectrum_days) });
  if (isOfAll) {
    meaning.push({ of: "Waveforms", words: stay(policy.waveform_days) });
    meaning.push({ of: "Raw messages", words: policy.payload_days === null ? "as long as the deployment says" : stay(policy.payload_days) });
  } else {
    const { resolution } = policy;
    meaning.push({ of: "Resolution", words: resolution === null ? "to the last bit" : `steps of ${String(resolution)} in its unit` });
  }
  return meaning;
}
