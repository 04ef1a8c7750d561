import type { FastifyRequest } from 'fastify';

const devices: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android.*Mobile/, 'téléphone Android'],
  [/Android/, 'tablette Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
];
const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

/** Address and kind of device, without more: `192.0.2.7 · Firefox, Windows`. */
export function fromOf(request: FastifyRequest): string {
  const agent = request.headers['user-agent'] ?? '';
  const kind = [browsers, devices]
    .flatMap((known) => known.find(([pattern]) => pattern.test(agent))?.[1] ?? [])
    .join(', ');
  return kind ? `${request.ip} · ${kind}` : request.ip;
}
