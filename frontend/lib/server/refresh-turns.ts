import "server-only";
import type { HandlersAnswer } from "./handlers";

/**
 * A refresh token works once; used twice, it ends the session. Two tabs without a common lock, or a page
 * that was reloaded before the new cookie reached it, send the same one twice in good faith. Within the
 * grace time such a repetition gets the answer of the first.
 */
const GRACE_MS = 20_000;
const turns = new Map<string, Promise<HandlersAnswer>>();

export function inTurn(refreshToken: string, refresh: () => Promise<HandlersAnswer>): Promise<HandlersAnswer> {
  const running = turns.get(refreshToken);
  if (running) return running;
  const turn = refresh();
  turns.set(refreshToken, turn);
  const forget = () => turns.delete(refreshToken);
  void turn.then((answer) => {
    if (answer.status < 400) setTimeout(forget, GRACE_MS).unref();
    else forget();
  });
  return turn;
}
