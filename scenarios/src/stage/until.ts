import { setTimeout as wait } from 'node:timers/promises';

/** Waits until it is true; what fails is not true yet. Throws after some seconds (20 unless told), naming what was awaited. */
export async function until(isTrue: () => Promise<boolean>, awaited: string, seconds = 20): Promise<void> {
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; await wait(50)) {
    if (await isTrue().catch(() => false)) return;
  }
  throw new Error(`Waited ${seconds} s in vain: ${awaited}.`);
}
