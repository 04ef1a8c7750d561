import type { Coded } from '@liane/vocabulary';
import { relations } from '../../codes/relations.ts';
import type { Informant, InformantRole, LegalRepresentative } from '../../models/patient.ts';
import type { PersonName, PostalAddress, Telecom } from '../../models/people.ts';
import { codeElement } from '../markup.ts';
import { addrElement, nameElement, telecomElements } from './people.ts';

const classes: Record<InformantRole, string> = {
  'trusted-person': 'NOK',
  'emergency-contact': 'ECON',
  caregiver: 'CAREGIVER',
  other: 'CON',
};

const relation = (code: string | undefined): Coded | undefined => relations.find((known) => known.code === code);

interface RelatedEntity {
  classCode: string;
  code: Coded | undefined;
  address: PostalAddress | undefined;
  telecoms: readonly Telecom[] | undefined;
  name: PersonName;
}

/** CDA digest §1.8: a contact without a number is said to have none known. */
const informant = ({ classCode, code, address, telecoms, name }: RelatedEntity): string =>
  `<informant><relatedEntity classCode="${classCode}">${code ? codeElement(code) : ''}${addrElement(address)}` +
  `${telecomElements(telecoms) || '<telecom nullFlavor="NAV"/>'}<relatedPerson>${nameElement(name)}</relatedPerson></relatedEntity></informant>\n`;

const around = (person: Informant): string =>
  informant({
    classCode: classes[person.role],
    code: relation(person.relation),
    address: person.address,
    telecoms: person.telecoms,
    name: person,
  });

/** The code of a legal protection stands here because guardian/code is outside the header template (CDA digest §1.5). */
const representing = (representative: LegalRepresentative): string =>
  informant({
    classCode: 'CON',
    code: relation(representative.protection),
    address: representative.address,
    telecoms: representative.telecoms,
    name:
      'person' in representative
        ? representative.person
        : (representative.delegate ?? { family: representative.organisation.name }),
  });

export const informants = (people: readonly Informant[], representatives: readonly LegalRepresentative[]): string =>
  people.map(around).join('') + representatives.map(representing).join('');
