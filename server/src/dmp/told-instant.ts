import { instantOf } from '@liane/xds';

const dayAlone = /^\d{4}-?\d{2}-?\d{2}$/;

/**
 * When the last document came, as TD0.4 says it: digits or ISO 8601, which the digest (3.4) does not settle. A day alone may be its last
 * instant, never later than the answer; null when it is not readable.
 */
export function instantToldByDmp(told: string | null, answeredAt: Date): Date | null {
  if (told === null) return null;
  if (dayAlone.test(told)) {
    const end = instantOf(`${told.replaceAll('-', '')}235959`);
    return end && end > answeredAt ? answeredAt : (end ?? null);
  }
  const instant = instantOf(told) ?? new Date(told);
  return Number.isNaN(instant.getTime()) ? null : instant;
}
