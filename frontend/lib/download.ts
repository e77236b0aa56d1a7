import { readApiError } from "@/lib/auth/api-error";
import { accessToken } from "@/lib/auth/session";

/** Fetches a file of the REST interface as who is signed in, and hands it to the browser's downloads. */
export async function download(address: string, name: string): Promise<void> {
  const token = await accessToken();
  const answer = await fetch(address, { headers: { Authorization: `Bearer ${token.text}` } });
  if (!answer.ok) throw new Error((await readApiError(answer)).message);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the browser reads it after the click
}
