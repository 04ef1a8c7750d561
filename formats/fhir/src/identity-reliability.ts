import type { Extension } from '@medplum/fhirtypes';
import type { IdentityAttribute, IdentityStatus } from '@liane/vocabulary';
import type { FrCoreVersion } from './systems.ts';
import { frCoreCodes, frCoreProfile } from './systems.ts';

export interface IdentityReliability {
  status: IdentityStatus;
  attributes: readonly IdentityAttribute[];
}

/**
 * Extension fr-core-identity-reliability, converted at the border (digest §6.3).
 * 2.2.0 says the four statuses of the RNIV, with the attributes as comments. 2.1.0 has a single `VALI` that means
 * « INS qualifiée »: an identity only validée is told `PROV` there, and each attribute is one more extension.
 */
export function identityReliability(identity: IdentityReliability, frCore: FrCoreVersion): Extension[] {
  if (frCore === '2.1.0') {
    const codes = [oldStatus[identity.status], ...identity.attributes.map((attribute) => attributeCodes[attribute])];
    return codes.map((code) => reliability([statusPart(frCoreCodes('fr-core-cs-v2-0445'), code)]));
  }
  return [
    reliability([
      statusPart(frCoreCodes('fr-core-cs-identity-status'), statusCodes[identity.status]),
      ...identity.attributes.map(comment),
    ]),
  ];
}

const statusCodes: Record<IdentityStatus, string> = {
  provisoire: 'PROV',
  recuperee: 'RECUP',
  validee: 'VALI',
  qualifiee: 'QUAL',
};

const oldStatus: Record<IdentityStatus, string> = {
  provisoire: 'PROV',
  recuperee: 'PROV',
  validee: 'PROV',
  qualifiee: 'VALI',
};

const attributeCodes: Record<IdentityAttribute, string> = { douteuse: 'DOUT', fictive: 'FICT', homonyme: 'HOMA' };

const reliability = (extension: Extension[]): Extension => ({
  url: frCoreProfile('fr-core-identity-reliability'),
  extension,
});

const statusPart = (system: string, code: string): Extension => ({
  url: 'identityStatus',
  valueCoding: { system, code },
});

const comment = (attribute: IdentityAttribute): Extension => ({
  url: 'comment',
  valueCodeableConcept: {
    coding: [{ system: frCoreCodes('fr-core-cs-identity-status-comment'), code: attributeCodes[attribute] }],
  },
});
