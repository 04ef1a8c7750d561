import type { Coded } from '@liane/vocabulary';
import { bound, codeElement, codedAttributes, freshId, originalText, templateIds, textReference } from '../markup.ts';
import { concern } from './concern.ts';
import type { Course } from './concern.ts';

/** An allergy as its concern carries it. */
export interface AllergyStatement extends Course {
  /** JDV_TypeEvenementIndesirablePrevisible. */
  nature: Coded;
  /** Only for « none known » and « no information »: JDV_AbsentOrUnknownAllergy. */
  absence?: Coded;
  /** What triggers it: its anchor, and its code when coded. */
  agent?: { anchor: string; code: Coded | undefined };
  /** JDV_SeveriteObservation. */
  severity?: { code: Coded; anchor: string };
  reactionAnchor?: string | undefined;
  anchor: string;
}

/** Concern of an allergy, and the allergy (CDA digest §4.2). */
export const allergyConcern = (allergy: AllergyStatement, newId: () => string): string =>
  concern('1.3.6.1.4.1.19376.1.5.3.1.4.5.3', '1.2.250.1.213.1.1.3.40', allergy, observation(allergy, newId), newId);

function observation(allergy: AllergyStatement, newId: () => string): string {
  const { nature, absence, agent, severity, reactionAnchor, anchor, since, until } = allergy;
  return `<observation classCode="OBS" moodCode="EVN">
${templateIds(['2.16.840.1.113883.10.20.1.18', '2.16.840.1.113883.10.20.1.28', '1.3.6.1.4.1.19376.1.5.3.1.4.5', '1.3.6.1.4.1.19376.1.5.3.1.4.6', '1.2.250.1.213.1.1.3.41'])}
${freshId(newId)}${codeElement(nature)}${textReference(anchor)}<statusCode code="completed"/>
<effectiveTime>${bound('low', since)}${until ? bound('high', until) : ''}</effectiveTime>
<value xsi:type="CD"${absence ? codedAttributes(absence) : ''}>${originalText(anchor)}</value>
${agent ? agentOf(agent) : ''}${severity ? severityOf(severity) : ''}${reactionAnchor ? reaction(reactionAnchor, newId) : ''}</observation>`;
}

const agentOf = ({ anchor, code }: { anchor: string; code: Coded | undefined }): string =>
  `<participant typeCode="CSM"><participantRole classCode="MANU"><playingEntity classCode="MMAT">
<code${code ? codedAttributes(code) : ' nullFlavor="UNK"'}>${originalText(anchor)}</code></playingEntity></participantRole></participant>`;

/** CDA digest §4.2 Sévérité. */
const severityOf = ({ anchor, code }: { anchor: string; code: Coded }): string =>
  `<entryRelationship typeCode="SUBJ" inversionInd="true"><observation classCode="OBS" moodCode="EVN">
${templateIds(['2.16.840.1.113883.10.20.1.55', '1.3.6.1.4.1.19376.1.5.3.1.4.1', '1.2.250.1.213.1.1.3.29'])}
<code code="SEV" displayName="Sévérité" codeSystem="2.16.840.1.113883.5.4"/>${textReference(anchor)}<statusCode code="completed"/>
<value xsi:type="CD"${codedAttributes(code)}/></observation></entryRelationship>`;

/** A reaction is a problem that manifests the allergy (CDA digest §7.6). */
const reaction = (anchor: string, newId: () => string): string =>
  `<entryRelationship typeCode="MFST" inversionInd="true"><observation classCode="OBS" moodCode="EVN">
${templateIds(['2.16.840.1.113883.10.20.1.28', '2.16.840.1.113883.10.20.1.54', '1.3.6.1.4.1.19376.1.5.3.1.4.5', '1.2.250.1.213.1.1.3.37'])}
${freshId(newId)}<code code="418799008" displayName="symptôme rapporté par le patient ou le répondant" codeSystem="2.16.840.1.113883.6.96"/>
${textReference(anchor)}<statusCode code="completed"/><effectiveTime>${bound('low', undefined)}</effectiveTime>
<value xsi:type="CD">${originalText(anchor)}</value></observation></entryRelationship>`;
