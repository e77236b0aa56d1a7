import { readApiError } from "./api-error";
import { accessToken, takeSession } from "./session";

export type MyOrganization = { id: string; name: string; slug: string; role: string };

/** The organizations one belongs to. */
export async function myOrganizations(): Promise<MyOrganization[]> {
  const token = await accessToken();
  const answer = await fetch("/api/auth/organizations", { headers: { Authorization: `Bearer ${token.text}` } });
  if (!answer.ok) throw new Error((await readApiError(answer)).message);
  return (await answer.json()) as MyOrganization[];
}

/** Goes over to another organization, and begins anew there: nothing of the one before stays in the page's memory. */
export async function switchOrganization(slug: string): Promise<void> {
  await accessToken(); // the server's half needs a fresh one in its cookie
  const answer = await fetch("/session/switch", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ organization: slug }),
  });
  if (!answer.ok) throw new Error((await readApiError(answer)).message);
  await takeSession(answer);
}
