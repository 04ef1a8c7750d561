import type { AssociationKind } from './metadata.ts';

const iti2007 = 'urn:ihe:iti:2007:AssociationType:';
const iti2010 = 'urn:ihe:iti:2010:AssociationType:';

/** National digest 6.5. */
const urns: Record<AssociationKind, string> = {
  HasMember: 'urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember',
  RPLC: `${iti2007}RPLC`,
  APND: `${iti2007}APND`,
  XFRM: `${iti2007}XFRM`,
  XFRM_RPLC: `${iti2007}XFRM_RPLC`,
  signs: `${iti2007}signs`,
  UpdateAvailabilityStatus: `${iti2010}UpdateAvailabilityStatus`,
  SubmitAssociation: `${iti2010}SubmitAssociation`,
  IsSnapshotOf: `${iti2010}IsSnapshotOf`,
};

export const associationUrn = (kind: AssociationKind): string => urns[kind];

/** The kind a URN names, or a bare name as old senders wrote it; undefined when unknown. */
export function associationKindOf(urn: string | undefined): AssociationKind | undefined {
  for (const [kind, known] of Object.entries(urns)) if (known === urn || kind === urn) return kind as AssociationKind;
  return undefined;
}
