/** Where what is typed must be put before the page or the session goes: the server, or this device when it no longer listens. */
export type Haven = 'server' | 'device';

const savers = new Set<(haven: Haven) => Promise<void>>();

/** Registers what a form must do before leaving; returns how to unregister. */
export function beforeLeaving(save: (haven: Haven) => Promise<void>): () => void {
  savers.add(save);
  return () => savers.delete(save);
}

/** Waits until everything typed is in its haven; a failure of one does not keep the others from being saved. */
export async function saveAllTyped(haven: Haven): Promise<void> {
  await Promise.allSettled(Array.from(savers, (save) => save(haven)));
}
