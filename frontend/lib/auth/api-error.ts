/** The one error shape of the REST interface, see docs/errors.md. */
export type ApiError = { code: string; message: string; field?: string; retryAfterSeconds?: number };

export async function readApiError(answer: Response): Promise<ApiError> {
  const fallback: ApiError = { code: `http-${answer.status}`, message: `The server answered with status ${answer.status}.` };
  const body: unknown = await answer.json().catch(() => null);
  const error = (body as { error?: Partial<ApiError> } | null)?.error;
  const retryAfter = Number(answer.headers.get("retry-after"));
  return {
    code: error?.code ?? fallback.code,
    message: error?.message ?? fallback.message,
    ...(error?.field === undefined ? {} : { field: error.field }),
    ...(retryAfter > 0 ? { retryAfterSeconds: retryAfter } : {}),
  };
}
