import type { Metadata } from "next";
import { SignInForm } from "@/features/auth/SignInForm";
import { Brand } from "@/features/shell/Brand";
import styles from "./login.module.css";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function LoginPage({ searchParams }: Props) {
  const { next } = await searchParams;
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <div className={styles.brand}>
          <Brand size={28} />
        </div>
        <h1>Sign in</h1>
        <p className={styles.lead}>Live states, OEE, energy and condition of your machines.</p>
        <SignInForm next={localPath(next)} />
      </div>
    </main>
  );
}

/** Where to go after signing in: a path of this app, whatever the address says. */
function localPath(next: string | string[] | undefined): string {
  return typeof next === "string" && /^\/(?![/\\])/.test(next) ? next : "/";
}
