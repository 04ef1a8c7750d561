import type { Session } from '@liane/server/contract/access';
import type { Kind } from './kind.ts';

/** Kinds of health that describe daily life: everyone who accompanies writes them (docs/rights.md, kind of fact). */
const dailyLife: ReadonlySet<string> = new Set(['habit', 'event', 'risk', 'vital-signs', 'device']);

/** What the screen offers; the server decides. */
export function mayWrite(
  session: Pick<Session, 'acts' | 'practice'>,
  { kind, module }: Pick<Kind, 'kind' | 'module'>,
): boolean {
  if (!session.acts.includes(`${module}.record`)) return false;
  if (module !== 'health' || dailyLife.has(kind)) return true;
  return session.practice?.role === 'medecin' || session.practice?.role === 'infirmier';
}
