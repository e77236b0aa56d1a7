import { readApiError } from "@/lib/auth/api-error";
import { accessToken } from "@/lib/auth/session";

/** Removes an object of the REST interface as who is signed in. */
export async function remove(address: string): Promise<void> {
  const token = await accessToken();
  const answer = await fetch(address, { method: "DELETE", headers: { Authorization: `Bearer ${token.text}` } });
  if (!answer.ok) throw new Error((await readApiError(answer)).message);
}
