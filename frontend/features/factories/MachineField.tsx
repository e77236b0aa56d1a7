import { Field } from "@/ui/Field";

type Props = {
  machines: readonly { id: string; name: string }[];
  value: string | null | undefined;
  onChange: (id: string) => void;
  error?: string | undefined;
};

/** Which machine something new is for. */
export function MachineField({ machines, value, onChange, error }: Props) {
  return (
    <Field label="Machine" error={error}>
      <select value={value ?? ""} onChange={(event) => onChange(event.target.value)}>
        {machines.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
}
