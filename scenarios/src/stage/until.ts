import { setTimeout as wait } from 'node:timers/promises';

/** Waits until it is true; what fails is not true yet. Throws after 20 seconds, naming what was awaited. */
export async function until(isTrue: () => Promise<boolean>, awaited: string): Promise<void> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await wait(50)) {
    if (await isTrue().catch(() => false)) return;
  }
  throw new Error(`Waited 20 s in vain: ${awaited}.`);
}
