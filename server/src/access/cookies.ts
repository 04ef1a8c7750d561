import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServerConfig } from '../platform/index.ts';

/** `session` lasts as long as the browser; `departure` the time of a sign-in. */
export type CookieName = 'session' | 'departure';

export interface Cookies {
  read(request: FastifyRequest, name: CookieName): string | null;
  set(reply: FastifyReply, name: CookieName, value: string): void;
  clear(reply: FastifyReply, name: CookieName): void;
}

/** Secure everywhere but in a demonstration over plain http; then also bound to the very host (`__Host-`). */
export function cookiesOf({ publicUrl, demonstration }: Pick<ServerConfig, 'publicUrl' | 'demonstration'>): Cookies {
  const secure = publicUrl.startsWith('https:') || !demonstration;
  const named = (name: CookieName) => `${secure ? '__Host-' : ''}liane-${name}`;
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  const write = (reply: FastifyReply, line: string): void => void reply.header('set-cookie', line);
  return {
    read(request, name) {
      for (const pair of (request.headers.cookie ?? '').split(';')) {
        const [key, value] = pair.trim().split('=', 2);
        if (key === named(name) && value && /^[\w-]{43}$/.test(value)) return value;
      }
      return null;
    },
    set: (reply, name, value) => write(reply, `${named(name)}=${value}; ${attributes}`),
    clear: (reply, name) => write(reply, `${named(name)}=; ${attributes}; Max-Age=0`),
  };
}
