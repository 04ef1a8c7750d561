import type { Settings } from '../config.ts';
import { inMailbox } from './session.ts';
import type { Opener } from './session.ts';

/** A message that is no longer there is no failure. @throws MssanteError */
export const markRead = (settings: Settings, opener: Opener, uid: number): Promise<void> =>
  inMailbox(settings, opener, async (imap) => {
    await imap.messageFlagsAdd(String(uid), [String.raw`\Seen`], { uid: true });
  });
