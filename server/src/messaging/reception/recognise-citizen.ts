import { isMatricule } from '@liane/vocabulary';
import { findDoubles } from '../../identity/index.ts';
import type { Step } from './reception.ts';

/** A citizen's address carries a matricule INS (digest 2 and 11): their message goes to the record that bears it, and to nobody else's. */
export const recogniseCitizen: Step = async (reception) => {
  const { tx, act, operator, read } = reception;
  const [local = '', domain] = (read?.from?.address ?? '').split('@');
  const matricule = local.toUpperCase();
  if (domain?.toLowerCase() !== operator.citizenDomain || !isMatricule(matricule)) return undefined;
  const known = await findDoubles(tx, act.organisationId, { matricule });
  reception.writer = known.find(({ person }) => person.ins?.matricule === matricule)?.person.id ?? null;
  return undefined;
};
