import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import { openHttp } from './http.ts';
import type { Platform } from './module.ts';

const app = openHttp({ log: pino({ level: 'silent' }) } as unknown as Platform);
app.get('/page', () => 'bonjour');
app.get('/fails', () => {
  throw new Error('un secret');
});
afterAll(() => app.close());

test.each(['/page', '/fails', '/nowhere'])(
  'SC.SSI/GEN.07 %s is answered with every header that closes the browser',
  async (url) => {
    const { headers } = await app.inject({ method: 'GET', url });
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': 'geolocation=(), microphone=(), payment=()',
    });
    const policy = String(headers['content-security-policy']);
    for (const rule of ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'self'"])
      expect(policy).toContain(rule);
    expect(policy).not.toContain('unsafe-eval');
    expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
    expect([headers['server'], headers['x-powered-by']]).toEqual([undefined, undefined]);
  },
);
