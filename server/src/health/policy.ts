import { RefusedByRight, type Act, type Rights } from '../platform/index.ts';
import type { FactContent } from '../facts/index.ts';

const readers = ['medecin', 'infirmier', 'soignant', 'accompagnant', 'coordination', 'encadrement'] as const;
const writers = ['medecin', 'infirmier', 'soignant', 'accompagnant'] as const;

export const healthRights = {
  'health.list': readers,
  'health.history': readers,
  'health.record': writers,
  'health.correct': writers,
  'health.end': writers,
  'health.withdraw': writers,
} as const satisfies Rights;

/** Kinds that describe daily life: everyone who accompanies may write them. */
const dailyLife = new Set(['habit', 'event', 'risk', 'vital-signs', 'device']);

/** Diagnoses, allergies, directives and vaccinations are written by doctors and nurses. */
export function mayWriteKind(act: Act, content: FactContent): void {
  if (dailyLife.has(content.kind) || act.role === 'medecin' || act.role === 'infirmier') return;
  throw new RefusedByRight(
    `health.record.${content.kind}`,
    'Cette information est écrite par un médecin ou une infirmière.',
    'Notez un évènement : ils le verront et compléteront.',
  );
}
