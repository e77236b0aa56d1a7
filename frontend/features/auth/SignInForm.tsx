"use client";
import { useRouter } from "next/navigation";
import type { SyntheticEvent } from "react";
import { useEffect, useRef, useState } from "react";
import type { ApiError } from "@/lib/auth/api-error";
import { signIn } from "@/lib/auth/session";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/Field";
import styles from "./auth.module.css";

/** E-mail and password. After a refusal the message has the focus and the e-mail stays. */
export function SignInForm({ next }: { next: string }) {
  const router = useRouter();
  const [error, setError] = useState<ApiError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const message = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    if (error) message.current?.focus();
  }, [error]);

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setError(null);
    const result = await signIn(textOf(form, "email"), textOf(form, "password"));
    if (result.ok) {
      router.replace(next);
      return;
    }
    setBusy(false);
    setError(result.error);
  }

  return (
    <form className={styles.form} method="post" onSubmit={(event) => void submit(event)}>
      {error ? (
        <p ref={message} className={styles.refused} role="alert" tabIndex={-1}>
          {words(error)}
        </p>
      ) : null}
      <Field label="E-mail">
        <input name="email" type="email" autoComplete="username" required autoFocus spellCheck={false} />
      </Field>
      <Field label="Password">
        <input name="password" type="password" autoComplete="current-password" required />
      </Field>
      <Button type="submit" look="primary" isBusy={isBusy}>
        Sign in
      </Button>
    </form>
  );
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

function words(error: ApiError): string {
  if (error.code === "limit-rate") {
    const wait = error.retryAfterSeconds;
    return `Too many attempts. Try again ${wait ? `in ${wait} s` : "in a moment"}.`;
  }
  return error.message;
}
