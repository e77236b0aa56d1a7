/** For supervisors: the web app answers. */
export function GET(): Response {
  return Response.json({ status: "ok" });
}
