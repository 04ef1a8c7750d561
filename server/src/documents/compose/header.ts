import type { DocumentHeader, DocumentPatient, Encounter } from '@liane/cda';
import { establishmentCategories, sectors, type Coded } from '@liane/vocabulary';
import { insToSend, type Person } from '../../identity/index.ts';
import type { Changes } from '../draft.ts';
import type { Model } from '../document.ts';
import { titleOf, typeOf } from '../words.ts';
import { peopleAround, type CircleOffer } from './circle.ts';
import type { Material } from './material.ts';
import { signer, structureOf } from './professional.ts';
import { keptRecipients, offerRecipients } from './recipients.ts';

/** Which version of which document. UUIDs. */
export interface Issue {
  id: string;
  setId: string;
  version: number;
  replaces?: { id: string; version: number };
}

/** Everything a document says before its content, from the record and from what its author kept. */
export function headerOf(
  material: Material,
  model: Model,
  changes: Changes,
  circle: CircleOffer,
  issue: Issue,
): DocumentHeader {
  const professional = signer(material);
  return {
    id: { root: issue.id },
    setId: { root: issue.setId },
    version: issue.version,
    ...(issue.replaces ? { replaces: { id: { root: issue.replaces.id }, version: issue.replaces.version } } : {}),
    title: changes.title ?? titleOf[model],
    type: typeOf[model],
    createdAt: material.now,
    timeZone: material.timeZone,
    patient: patientOf(material),
    author: { ...professional, time: material.now },
    legalAuthenticator: { ...professional, time: material.now },
    custodian: structureOf(material.establishment),
    recipients: keptRecipients(offerRecipients(material, model, changes), changes).flatMap(({ recipient }) =>
      recipient ? [recipient] : [],
    ),
    ...peopleAround(circle, changes),
    serviceEvent: { start: material.now, performer: professional },
    encounter: encounterOf(material),
  };
}

/** The matricule leaves only with a qualified identity (EXI SI 08). */
export function patientOf({
  person,
  birthPlaceName,
  act,
}: Pick<Material, 'person' | 'birthPlaceName'> & { act: Pick<Material['act'], 'organisationId'> }): DocumentPatient {
  const ins = insToSend(person);
  const { complementary } = person;
  return {
    traits: withWholeNames(person),
    ...(complementary.usedFamilyName ? { usedFamilyName: complementary.usedFamilyName } : {}),
    ...(complementary.usedGivenName ? { usedGivenName: complementary.usedGivenName } : {}),
    ...(complementary.civility ? { civility: complementary.civility } : {}),
    ...(ins ? { ins } : {}),
    localId: { root: act.organisationId, extension: person.localId },
    ...(complementary.address
      ? {
          address: {
            streetName: complementary.address.street,
            postalCode: complementary.address.postalCode,
            city: complementary.address.city,
            use: 'H' as const,
          },
        }
      : {}),
    telecoms: [
      ...(complementary.phone ? [{ kind: 'tel' as const, value: complementary.phone, use: 'H' as const }] : []),
      ...(complementary.mobile ? [{ kind: 'tel' as const, value: complementary.mobile, use: 'MC' as const }] : []),
      ...(complementary.email ? [{ kind: 'mailto' as const, value: complementary.email, use: 'H' as const }] : []),
    ],
    birthPlaceName,
  };
}

/** The list of given names may be unknown while the identity is provisoire: the first one then stands for it. */
const withWholeNames = ({ traits }: Person): Person['traits'] => ({
  ...traits,
  birthGivenNames: traits.birthGivenNames || traits.firstBirthGivenName,
});

const encounterKindOf = {
  'hebergement-permanent': 'IMP',
  'hebergement-temporaire': 'IMP',
  'accueil-de-jour': 'AMB',
  'accompagnement-a-domicile': 'HH',
} as const;

const byCode = (codes: Readonly<Record<string, Coded>>, code: string): Coded | undefined =>
  Object.values(codes).find((known) => known.code === code);

function encounterOf({ stay, establishment }: Material): Encounter {
  const category = byCode(establishmentCategories, establishment.categoryCode);
  return {
    ...(stay
      ? {
          id: { root: stay.stay_id },
          kind: encounterKindOf[stay.kind],
          admittedAt: stay.admitted_at,
          ...(stay.ended_at ? { endAt: stay.ended_at } : {}),
        }
      : {}),
    sector: byCode(sectors, establishment.sectorCode) ?? sectors.otherSocial,
    ...(category ? { category } : {}),
    establishmentName: establishment.name,
  };
}
