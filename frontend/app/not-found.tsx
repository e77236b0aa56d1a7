import Link from "next/link";

export default function NotFound() {
  return (
    <main style={{ display: "grid", placeContent: "center", gap: "0.5rem", minHeight: "100dvh", textAlign: "center" }}>
      <h1>There is no such page</h1>
      <p>
        <Link href="/" style={{ color: "var(--accent)", textDecoration: "underline" }}>
          To the overview
        </Link>
      </p>
    </main>
  );
}
