import type { XmlElement } from '@liane/xml';
import { isDoctor } from '../caller.ts';
import type { Professional } from '../caller.ts';
import { notUnderstood, rightMissing } from '../refusals.ts';
import { demandActive, demandRight } from '../rules/access.ts';
import { isTreatingDoctor } from '../rules/rights-table.ts';
import { authorisationMonths } from '../rules/unverified.ts';
import { isBlocked } from '../rules/visibility.ts';
import { leaveTrace } from '../state/record.ts';
import type { KeptRecord } from '../state/record.ts';
import { traceOf } from './transaction.ts';
import type { Transaction } from './transaction.ts';

const namespace = 'urn:si-dmp-habilitations';

/** TD0.3: setAuthorization (digest 3.4). The patient is that of the VIHF. */
export const authorise: Transaction = {
  name: 'TD0.3',
  path: 'habilitations',
  action: `${namespace}:HabilitationsEndPoint:setAuthorization`,
  responseAction: `${namespace}:HabilitationsEndPoint:setAuthorizationResponse`,
  answer({ received, caller, record }, desk) {
    const { add, treating } = demandAction(received.body);
    const removesRole = !add && treating;
    const right = demandRight(removesRole ? 'TD0.3 treating' : add ? 'TD0.3 add' : 'TD0.3 remove', caller, record);
    const active = demandActive(record);
    // Condition 1: given to the structure.
    const holder = right === '1' ? caller.structureId : caller.id;
    const context = add
      ? addAuthorisation(active, caller, { holder, treating }, desk.now())
      : removeAuthorisation(active, caller, { holder, treating });
    const did = `a ${add ? 'ajouté' : 'retiré'} ${treating ? 'le rôle de médecin traitant' : 'une autorisation'}`;
    leaveTrace(active, traceOf(caller, 'TD0.3', did, desk.now()));
    desk.store.save(active);
    return {
      body:
        `<setAuthorizationResponse xmlns="${namespace}"><output><status>DMPOk</status>` +
        `<context>${context}</context></output></setAuthorizationResponse>`,
      told: `${add ? 'ajout' : 'suppression'}${treating ? ', médecin traitant' : ''} : ${context}`,
    };
  },
};

function demandAction(body: XmlElement): { add: boolean; treating: boolean } {
  if (!body.is('setAuthorization', namespace)) throw notUnderstood('setAuthorization attendu.');
  // The fields may stand under one element, as the WSDL style of the package nests them.
  const holder = body.child('action') ? body : (body.children[0] ?? body);
  const action = holder.child('action')?.text();
  const role = holder.child('role')?.text();
  if (action !== 'AJOUT' && action !== 'SUPPRESSION') throw notUnderstood('action : AJOUT ou SUPPRESSION attendu.');
  if (role !== undefined && role !== '' && role !== 'MEDECIN_TRAITANT') throw notUnderstood('role inconnu.');
  return { add: action === 'AJOUT', treating: role === 'MEDECIN_TRAITANT' };
}

export interface Given {
  holder: string;
  treating: boolean;
}

/** @throws Turned when the person refuses, or blocked this professional (digest 3.10) */
export function addAuthorisation(
  record: KeptRecord,
  caller: Professional,
  { holder, treating }: Given,
  now: Date,
): string {
  if (isBlocked(record, caller.id)) throw rightMissing('La personne a bloqué ce professionnel.');
  if (record.refusesAccess) throw rightMissing('La personne refuse l’accès à son DMP.');
  if (treating && !isDoctor(caller)) throw rightMissing('Un médecin traitant est un médecin.');
  if (treating && !isTreatingDoctor(caller, record)) record.treatingDoctors.push(caller.id);
  const already = record.authorisations.some((each) => each.holder === holder && new Date(each.until) > now);
  const until = new Date(now);
  until.setUTCMonth(until.getUTCMonth() + authorisationMonths);
  record.authorisations = [
    ...record.authorisations.filter((each) => each.holder !== holder),
    {
      holder,
      name: caller.name,
      since: now.toISOString(),
      until: until.toISOString(),
      structureId: caller.structureId,
    },
  ];
  return already ? 'Autorisation déjà existante, prolongée' : 'Autorisation ajoutée';
}

export function removeAuthorisation(record: KeptRecord, { id }: Professional, { holder, treating }: Given): string {
  if (treating) {
    record.treatingDoctors = record.treatingDoctors.filter((each) => each !== id);
    return 'Rôle retiré';
  }
  const before = record.authorisations.length;
  record.authorisations = record.authorisations.filter((each) => each.holder !== holder);
  return record.authorisations.length < before ? 'Autorisation retirée' : 'Aucune autorisation à retirer';
}
