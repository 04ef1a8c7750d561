import type { Page } from 'playwright-core';

/** What a browser keeps of our pages beyond its session: rows in IndexedDB, and all of it as text, bytes read as letters. */
export function whatTheDeviceKeeps(page: Page): Promise<{ rows: number; everything: string }> {
  return page.evaluate(async () => {
    const letters = (value: unknown): string => {
      if (value instanceof ArrayBuffer || value instanceof Uint8Array) return new TextDecoder('latin1').decode(value);
      return typeof value === 'object' && value !== null ? Object.values(value).map(letters).join(' ') : String(value);
    };
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error(String(request.error))));
      });
    const rows: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name));
      for (const table of database.objectStoreNames)
        rows.push(...(await asked(database.transaction(table).objectStore(table).getAll())));
      database.close();
    }
    const stores = [localStorage, sessionStorage].map((store) => JSON.stringify(Object.entries(store)));
    const cached: string[] = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) cached.push(request.url);
    return { rows: rows.length, everything: [...rows.map(letters), ...stores, ...cached].join('\n') };
  });
}

/** How many of the rows kept here open with the secret of whoever is signed in now (AES-GCM, bound to row and account). */
export function openedByWhoIsHere(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const session = (await (await fetch('/api/session')).json()) as { account: { id: string }; deviceKey: string };
    const raw = Uint8Array.from(atob(session.deviceKey), (letter) => letter.codePointAt(0) ?? 0);
    const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error(String(request.error))));
      });
    const database = await asked(indexedDB.open('liane-device'));
    type Row = { id: string; accountId: string; iv: Uint8Array<ArrayBuffer>; cipher: ArrayBuffer };
    const rows = (await asked(database.transaction('rows').objectStore('rows').getAll())) as Row[];
    database.close();
    const trials = rows.flatMap(({ id, accountId, iv, cipher }) =>
      [accountId, session.account.id].map((account) =>
        crypto.subtle
          .decrypt({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(`${account} ${id}`) }, key, cipher)
          .then(
            () => 1,
            () => 0,
          ),
      ),
    );
    return (await Promise.all(trials)).reduce<number>((opened, one) => opened + one, 0);
  });
}
