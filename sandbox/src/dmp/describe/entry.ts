import { createHash } from 'node:crypto';
import type { DocumentEntry } from '@liane/xds';
import { XmlRefused, readXml } from '@liane/xml';
import type { XmlElement } from '@liane/xml';
import { RegistryRefused } from '../refusals.ts';
import { classOfType, generalConfidentiality, visibilityOf } from '../rules/codes.ts';
import { formatOfDocument } from '../rules/models.ts';
import { largestMessage } from '../rules/unverified.ts';
import { codedOf, utcOf, wordsOf } from './header.ts';
import { authorOf, patientIdOf, sourcePatientIdOf, traitsOf, xcnOf } from './people.ts';

/**
 * What the DMP keeps of a CDA that a structure of the town publishes from its screen: digest 3.5 read by the town itself, so that no
 * wrong of our writers is answered by the same wrong here. What the CDA does not say is left empty, and the rules refuse it.
 * @param hidden codes of JDV_J58 beside `N`
 * @throws RegistryRefused when it is no CDA
 */
export function describeCda(cda: Buffer, hidden: readonly string[]): DocumentEntry {
  const document = open(cda);
  const role = document.path('recordTarget', 'patientRole');
  const acts = document.childrenNamed('documentationOf').map((each) => each.child('serviceEvent'));
  const [main] = acts;
  const type = codedOf(document.child('code'));
  const id = document.child('id');
  const extension = id?.attribute('extension');
  return {
    entryUuid: 'Document01',
    logicalId: null,
    uniqueId: `${id?.attribute('root') ?? ''}${extension === undefined ? '' : `^${extension}`}`,
    version: null,
    availabilityStatus: null,
    title: wordsOf(document.child('title')),
    comments: null,
    mimeType: 'text/xml',
    languageCode: document.child('languageCode')?.attribute('code') ?? '',
    creationTime: utcOf(document.child('effectiveTime')) ?? '',
    serviceStartTime: utcOf(main?.path('effectiveTime', 'low')),
    serviceStopTime: utcOf(main?.path('effectiveTime', 'high')),
    hash: createHash('sha1').update(cda).digest('hex'),
    size: cda.length,
    repositoryUniqueId: null,
    patientId: patientIdOf(role),
    sourcePatientId: sourcePatientIdOf(role),
    sourcePatientInfo: traitsOf(role),
    legalAuthenticator: xcnOf(document.path('legalAuthenticator', 'assignedEntity')),
    authors: document.childrenNamed('author').map(authorOf),
    classCode: classOfType(type.code),
    typeCode: type,
    formatCode: formatOfDocument(
      document.childrenNamed('templateId').flatMap((each) => each.attribute('root') ?? []),
      document.path('component', 'nonXMLBody', 'text')?.attribute('mediaType'),
    ),
    healthcareFacilityType: codedOf(
      document.path('componentOf', 'encompassingEncounter', 'location', 'healthCareFacility', 'code'),
    ),
    practiceSetting: codedOf(
      main?.path('performer', 'assignedEntity', 'representedOrganization', 'standardIndustryClassCode'),
    ),
    confidentiality: [
      generalConfidentiality(document.child('confidentialityCode')?.attribute('code')),
      ...hidden.map(visibilityOf),
    ],
    events: acts.flatMap((act) => (act?.child('code') ? [codedOf(act.child('code'))] : [])),
    referenceIds: [],
    uri: null,
  };
}

function open(cda: Buffer): XmlElement {
  const notCda = (): RegistryRefused =>
    new RegistryRefused([{ code: 'InvalidDocumentContent', context: 'Le contenu n’est pas un CDA R2 lisible' }]);
  try {
    const root = readXml(cda, { maxBytes: largestMessage });
    if (!root.is('ClinicalDocument', 'urn:hl7-org:v3')) throw notCda();
    return root;
  } catch (refusal) {
    if (refusal instanceof XmlRefused) throw notCda();
    throw refusal;
  }
}
