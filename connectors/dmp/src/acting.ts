import { DmpInvalid } from './errors.ts';
import type { Consulting, Feeding, SignedIn } from './messages.ts';
import { patientIdOf } from './vihf.ts';

/**
 * What the types demand holds together: AIR speaks for who opened the session, about the person whose word was recorded, and in
 * bris de glace only when that is why (digest §3.10, §3.11). @throws DmpInvalid before anything leaves
 */
export function checkActing(by: Feeding | SignedIn | Consulting, patientId: string | null): void {
  if (by.channel === 'feed') return;
  if (by.session.id === '' || by.session.professional !== by.person.id)
    throw new DmpInvalid('la session Pro Santé Connect n’est pas celle du professionnel');
  if (!('ground' in by) || patientId === null) return;
  if (patientIdOf(by.ground.ins) !== patientId)
    throw new DmpInvalid('le consentement enregistré n’est pas celui de cette personne');
  if ((by.ground.kind === 'break-glass') !== (by.purpose === 'bris_de_glace'))
    throw new DmpInvalid('le motif d’accès ne correspond pas à ce qui a été enregistré');
}
