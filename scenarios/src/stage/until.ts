import { setTimeout as wait } from 'node:timers/promises';

/** Waits until it is true; what fails is not true yet. Throws after a minute, naming what was awaited. */
export async function until(isTrue: () => Promise<boolean>, awaited: string): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await wait(50)) {
    if (await isTrue().catch(() => false)) return;
  }
  throw new Error(`Waited a minute in vain: ${awaited}.`);
}
