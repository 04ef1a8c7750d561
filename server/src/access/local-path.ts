/** A place of this application, or the front page: never an address elsewhere, however it is disguised. */
export function localPath(asked: unknown): string {
  if (typeof asked !== 'string' || asked.length > 500 || !/^\/(?![/\\])[^\\\s]*$/.test(asked)) return '/';
  const here = 'http://ici.invalid';
  const url = URL.parse(asked, here);
  return url?.origin === here && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}${url.hash}` : '/';
}
