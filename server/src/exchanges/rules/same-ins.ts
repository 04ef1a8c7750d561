import type { ReadHeader } from '@liane/cda';
import { cx, insOfHeader } from '@liane/xds';
import { insToSend } from '../../identity/index.ts';
import { held, type Hold, type Known } from './rule.ts';

/**
 * A document leaves with the INS written in it or not at all: the DMP and the person only take one that bears theirs, and
 * one that bears an INS no longer qualified goes to nobody (INS/va1.53, national digest 3.5).
 */
export function sameIns({ sending, person }: Pick<Known, 'sending' | 'person'>, header: ReadHeader): Hold | null {
  const written = insOfHeader(header);
  const ours = insToSend(person);
  if (written !== null && (!ours || written !== cx(ours.matricule, ours.oid, 'NH')))
    return held(
      'ins-withdrawn',
      'Ce document porte un INS qui n’est plus celui de la personne.',
      'Qualifiez son identité, puis remplacez le document.',
    );
  return written === null && ours && sending.channel !== 'mssante' ? writtenBeforeIns : null;
}

const withoutIns = 'Ce document a été écrit avant que l’identité soit qualifiée : il ne porte pas l’INS.';

/** Somebody replaces it. */
export const writtenBeforeIns = held(
  'written-before-ins',
  withoutIns,
  'Remplacez-le : la nouvelle version est déjà remplie, et partira seule.',
);

/** The worker sees to it. */
export const beingReissued = held(
  'being-reissued',
  withoutIns,
  'Il est réémis à l’identique avec l’INS, et part seul.',
);
