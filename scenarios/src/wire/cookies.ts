/** The cookies of one visitor, by host: enough for the two sites of a demonstration. */
export interface Cookies {
  of(url: URL): string;
  keep(url: URL, answer: Response): void;
}

export function cookieJar(): Cookies {
  const jars = new Map<string, Map<string, string>>();
  return {
    of: ({ host }) => [...(jars.get(host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; '),
    keep({ host }, answer) {
      const jar = jars.get(host) ?? new Map<string, string>();
      for (const line of answer.headers.getSetCookie()) {
        const [pair = ''] = line.split(';');
        const at = pair.indexOf('=');
        jar.set(pair.slice(0, at), pair.slice(at + 1));
      }
      jars.set(host, jar);
    },
  };
}
