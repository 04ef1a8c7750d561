import type { Settings } from '../config.ts';
import { OperatorUnreachable } from '../errors.ts';
import { inMailbox } from './session.ts';
import type { Opener } from './session.ts';

/** Listens until the signal aborts; what came before it listens is heard too. @throws MssanteError when the session is lost */
export async function watch(settings: Settings, opener: Opener, hear: () => void, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const stop: { now?: () => void } = {};
  const abort = (): void => stop.now?.();
  signal.addEventListener('abort', abort);
  try {
    await inMailbox(
      settings,
      opener,
      async (imap) => {
        stop.now = () => imap.close();
        imap.on('exists', hear);
        hear();
        // Each round is an IDLE of four minutes at most, or a poll where there is no IDLE (RFC 2177).
        while (!signal.aborted && imap.usable) await imap.idle();
        if (!signal.aborted) throw new OperatorUnreachable();
      },
      { lasting: true },
    );
  } catch (failure) {
    if (!signal.aborted) throw failure;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
