import { isAbsolute, resolve } from 'node:path';

/** A relative path is understood from the folder of the configuration. */
export const from = (folder: string, path: string): string => (isAbsolute(path) ? path : resolve(folder, path));

export const isHttps = (text: string): boolean => URL.canParse(text) && new URL(text).protocol === 'https:';

/** This machine itself: nobody else reaches it. */
export const isHere = (hostname: string): boolean =>
  /^(localhost|.*\.localhost|127\..*|\[::1\]|0\.0\.0\.0)$/.test(hostname);

/** False for an address that names this machine; an empty one was told already. */
export const isElsewhere = (url: string): boolean => url === '' || !isHere(new URL(url).hostname);
