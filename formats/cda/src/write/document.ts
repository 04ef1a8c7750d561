import { escapeText } from '@liane/xml';
import type { Coded } from '@liane/vocabulary';
import type { DocumentHeader } from '../models/header.ts';
import { author } from './header/author.ts';
import { custodian } from './header/custodian.ts';
import { encounter } from './header/encounter.ts';
import { informants } from './header/informants.ts';
import { legalAuthenticator } from './header/legal-authenticator.ts';
import { participants } from './header/participants.ts';
import { recipients } from './header/recipients.ts';
import { recordTarget } from './header/record-target.ts';
import { replacedDocument } from './header/replaced-document.ts';
import { serviceEvent } from './header/service-event.ts';
import { attribute, codeElement, idElement, rootOf } from './markup.ts';
import type { Times } from './times.ts';

/** What a model imposes on its header. */
export interface Frame {
  /** Template of the model, and its version. */
  model: { root: string; extension?: string };
  type: Coded;
  serviceEventCode?: Coded;
}

const confidentialities = { N: 'Normal', R: 'Restreint', V: 'Très restreint' };

/** The whole ClinicalDocument; the order of elements is the XSD's (CDA digest §1.1). */
export function clinicalDocument(header: DocumentHeader, frame: Frame, body: string, times: Times): string {
  const confidentiality = header.confidentiality ?? 'N';
  return `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<realmCode code="FR"/><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
<templateId root="2.16.840.1.113883.2.8.2.1"/><templateId root="1.2.250.1.213.1.1.1.1"/>
<templateId${attribute('root', frame.model.root)}${attribute('extension', frame.model.extension)}/>
${idElement(header.id)}
${codeElement(frame.type)}
<title>${escapeText(header.title)}</title>
<effectiveTime value="${times.stamp(header.createdAt)}"/>
<confidentialityCode code="${confidentiality}" displayName="${confidentialities[confidentiality]}" codeSystem="2.16.840.1.113883.5.25"/>
<languageCode code="fr-FR"/>
<setId${attribute('root', rootOf(header.setId.root))}${attribute('extension', header.setId.extension)}/><versionNumber value="${header.version}"/>
${recordTarget(header.patient, header.legalRepresentatives)}
${author(header, times)}
${informants(header.informants, header.legalRepresentatives)}${custodian(header.custodian)}
${recipients(header.recipients)}${legalAuthenticator(header, times)}
${participants(header.participants, times)}${serviceEvent(header.serviceEvent, times, frame.serviceEventCode)}
${replacedDocument(header)}${encounter(header.encounter, times)}
<component>${body}</component>
</ClinicalDocument>
`;
}
