import type { Coded } from '@liane/vocabulary';
import { escapeText } from '@liane/xml';
import { agency, codeOf, coded, freshId, loinc, refersTo, templates } from './markup.ts';

/* Coded entries of the CI-SIS (CDA digest §4.2). Anchors name a place of the narrative; times are HL7 ones. */

const observation = '1.3.6.1.4.1.19376.1.5.3.1.4.13';

/** Simple observation (e.48): everything is mandatory but the value. */
export const simple = (about: {
  code: Coded;
  anchor: string;
  at: string;
  value: string;
  also?: readonly string[];
}): string =>
  `<observation classCode="OBS" moodCode="EVN">${templates(observation, '1.2.250.1.213.1.1.3.48', ...(about.also ?? []))}${freshId()}${codeOf(about.code)}
<text>${refersTo(about.anchor)}</text><statusCode code="completed"/><effectiveTime value="${about.at}"/>${about.value}</observation>`;

export const yesNo = (value: boolean): string => `<value xsi:type="BL" value="${value}"/>`;
export const wordsValue = (text: string): string => `<value xsi:type="ST">${escapeText(text)}</value>`;
export const codeValue = (code: Coded, type = 'CD'): string => `<value xsi:type="${type}"${coded(code)}/>`;

/** A problem inside its concern (e.39, e.37). */
export const problem = (about: {
  nature: Coded;
  /** CIM-10, when coded. */
  value?: Coded;
  anchor: string;
  /** Day, 8 digits; unknown when absent. */
  since?: string;
  active: boolean;
}): string => {
  const low = about.since ? `<low value="${about.since}"/>` : '<low nullFlavor="UNK"/>';
  return `<act classCode="ACT" moodCode="EVN">${templates('2.16.840.1.113883.10.20.1.27', '1.3.6.1.4.1.19376.1.5.3.1.4.5.1', '1.3.6.1.4.1.19376.1.5.3.1.4.5.2', '1.2.250.1.213.1.1.3.39')}${freshId()}<code nullFlavor="NA"/>
<statusCode code="${about.active ? 'active' : 'completed'}"/><effectiveTime>${low}${about.active ? '' : '<high nullFlavor="UNK"/>'}</effectiveTime>
<entryRelationship typeCode="SUBJ" inversionInd="false"><observation classCode="OBS" moodCode="EVN" negationInd="false">${templates('2.16.840.1.113883.10.20.1.28', '1.3.6.1.4.1.19376.1.5.3.1.4.5', '1.2.250.1.213.1.1.3.37')}${freshId()}${codeOf(about.nature)}
<text>${refersTo(about.anchor)}</text><statusCode code="completed"/><effectiveTime>${low}</effectiveTime>
<value xsi:type="CD"${about.value ? coded(about.value) : ''}><originalText>${refersTo(about.anchor)}</originalText></value></observation></entryRelationship></act>`;
};

/** An allergy inside its concern (e.40, e.41); without agent it says that none is known. */
export const allergy = (about: { nature: Coded; absence?: Coded; agent?: string; anchor: string }): string =>
  `<act classCode="ACT" moodCode="EVN">${templates('2.16.840.1.113883.10.20.1.27', '1.3.6.1.4.1.19376.1.5.3.1.4.5.1', '1.3.6.1.4.1.19376.1.5.3.1.4.5.3', '1.2.250.1.213.1.1.3.40')}${freshId()}<code nullFlavor="NA"/>
<statusCode code="active"/><effectiveTime><low nullFlavor="UNK"/></effectiveTime><entryRelationship typeCode="SUBJ" inversionInd="false"><observation classCode="OBS" moodCode="EVN">${templates('2.16.840.1.113883.10.20.1.18', '2.16.840.1.113883.10.20.1.28', '1.3.6.1.4.1.19376.1.5.3.1.4.5', '1.3.6.1.4.1.19376.1.5.3.1.4.6', '1.2.250.1.213.1.1.3.41')}${freshId()}${codeOf(about.nature)}
<text>${refersTo(about.anchor)}</text><statusCode code="completed"/><effectiveTime><low nullFlavor="UNK"/></effectiveTime>
<value xsi:type="CD"${about.absence ? coded(about.absence) : ''}><originalText>${refersTo(about.anchor)}</originalText></value>${
    about.agent === undefined
      ? ''
      : `<participant typeCode="CSM"><participantRole classCode="MANU"><playingEntity classCode="MMAT"><code nullFlavor="NAV"><originalText>${refersTo(about.anchor)}</originalText></code><name>${escapeText(about.agent)}</name></playingEntity></participantRole></participant>`
  }</observation></entryRelationship></act>`;

/** A treatment (e.42), to be taken (INT) or given (EVN); the posology stays in words, at its anchor. */
export const treatment = (about: {
  mood: 'INT' | 'EVN';
  medicine: string;
  anchors: { medicine: string; posology: string };
  /** Days, 8 digits; unknown when absent. */
  from?: string;
  until?: string;
}): string =>
  `<substanceAdministration classCode="SBADM" moodCode="${about.mood}">${templates('2.16.840.1.113883.10.20.1.24', '1.3.6.1.4.1.19376.1.5.3.1.4.7', '1.3.6.1.4.1.19376.1.5.3.1.4.7.1', '1.2.250.1.213.1.1.3.42')}${freshId()}<code code="DRUG" displayName="Traitement médicamenteux" codeSystem="2.16.840.1.113883.5.4"/>
<text>${refersTo(about.anchors.posology)}</text><statusCode code="completed"/>
<effectiveTime xsi:type="IVL_TS">${about.from ? `<low value="${about.from}"/>` : '<low nullFlavor="UNK"/>'}${about.until ? `<high value="${about.until}"/>` : '<high nullFlavor="UNK"/>'}</effectiveTime>
${product(`<code nullFlavor="NAV"><originalText>${refersTo(about.anchors.medicine)}</originalText></code><name>${escapeText(about.medicine)}</name>`)}</substanceAdministration>`;

/** « Pas de traitement médicamenteux connu » (JDV_AbsentOrUnknownMedication). */
export const noTreatment = (anchor: string): string =>
  `<substanceAdministration classCode="SBADM" moodCode="INT">${templates('2.16.840.1.113883.10.20.1.24', '1.3.6.1.4.1.19376.1.5.3.1.4.7', '1.3.6.1.4.1.19376.1.5.3.1.4.7.1', '1.2.250.1.213.1.1.3.42')}${freshId()}${codeOf(noneKnown('no-known-medications', 'Pas de traitement médicamenteux connu'))}
<text>${refersTo(anchor)}</text><statusCode code="completed"/><effectiveTime xsi:type="IVL_TS"><low nullFlavor="NA"/><high nullFlavor="NA"/></effectiveTime>
${product('<code nullFlavor="NA"/><name nullFlavor="NA"/>')}</substanceAdministration>`;

export const noneKnown = (code: string, display: string): Coded => ({
  code,
  display,
  system: '2.16.840.1.113883.5.1150.1',
});

const product = (material: string): string =>
  `<consumable typeCode="CSM"><manufacturedProduct classCode="MANU">${templates('1.3.6.1.4.1.19376.1.5.3.1.4.7.2', '2.16.840.1.113883.10.20.1.53', '1.2.250.1.213.1.1.3.43')}<manufacturedMaterial classCode="MMAT">${material}</manufacturedMaterial></manufacturedProduct></consumable>`;

/** A transfer done (e.28): the FINESS is an id of the role, never a template (§4.4). */
export const transfer = (about: {
  anchor: string;
  from: string;
  to: string;
  place: { structIdNat: string; name: string; sector: Coded };
}): string =>
  `<act classCode="ACT" moodCode="EVN">${templates('1.3.6.1.4.1.19376.1.5.3.1.1.25.1.4.1', '1.2.250.1.213.1.1.3.28')}${freshId()}${codeOf(loinc('80413-8', 'Transfert du patient'))}<text>${refersTo(about.anchor)}</text>
<statusCode code="completed"/><effectiveTime><low value="${about.from}"/><high value="${about.to}"/></effectiveTime>
<participant typeCode="DST"><participantRole classCode="SDLOC"><id root="1.2.250.1.71.4.2.2" extension="${about.place.structIdNat}"/>${codeOf(about.place.sector)}<playingEntity classCode="ENT"><name>${escapeText(about.place.name)}</name></playingEntity></participantRole></participant></act>`;

/** A document joined (e.18), and what it is. */
export const attached = (about: { type: string; anchor: string; at: string; mediaId: string; pdf: Buffer }): string =>
  `<organizer classCode="CLUSTER" moodCode="EVN">${templates('1.2.250.1.213.1.1.3.18')}${freshId()}${codeOf(loinc('55107-7', 'Document attaché'))}<statusCode code="completed"/><effectiveTime value="${about.at}"/>
<component><observation classCode="OBS" moodCode="EVN">${templates(observation, '1.2.250.1.213.1.1.3.48', '1.2.250.1.213.1.1.3.48.18')}${freshId()}${codeOf(loinc('69764-9', 'Type de document'))}
<text>${refersTo(about.anchor)}</text><statusCode code="completed"/><effectiveTime value="${about.at}"/>${about.type}</observation></component>
<component><observationMedia classCode="OBS" moodCode="EVN" ID="${about.mediaId}"><value mediaType="application/pdf" representation="B64">${about.pdf.toString('base64')}</value></observationMedia></component></organizer>`;

/** Something asked for later (e.27). */
export const asked = (about: { words: string; anchor: string; on?: string }): string =>
  `<observation classCode="OBS" moodCode="INT">${templates('2.16.840.1.113883.10.20.1.25', '1.3.6.1.4.1.19376.1.5.3.1.1.20.3.1', '1.2.250.1.213.1.1.3.27')}${freshId()}${codeOf(agency('ORG-064', "Demande d'examen ou de suivi"))}
<text>${refersTo(about.anchor)}</text><statusCode code="active"/>${about.on ? `<effectiveTime value="${about.on}"/>` : '<effectiveTime nullFlavor="UNK"/>'}${wordsValue(about.words)}</observation>`;

/** An appointment (e.58). */
export const appointment = (about: { anchor: string; at: string }): string =>
  `<encounter classCode="ENC" moodCode="ARQ">${templates('2.16.840.1.113883.10.20.1.21', '2.16.840.1.113883.10.20.1.25', '1.3.6.1.4.1.19376.1.5.3.1.4.14', '1.2.250.1.213.1.1.3.58')}${freshId()}<code code="AMB" displayName="Ambulatoire (hors établissement)" codeSystem="2.16.840.1.113883.5.4"/>
<text>${refersTo(about.anchor)}</text><effectiveTime value="${about.at}"/></encounter>`;

/** « Pas d'acte connu » (JDV_AbsentOrUnknownProcedure). */
export const noProcedure = (anchor: string): string =>
  `<procedure classCode="PROC" moodCode="EVN">${templates('2.16.840.1.113883.10.20.1.29', '1.3.6.1.4.1.19376.1.5.3.1.4.19', '1.2.250.1.213.1.1.3.62')}${freshId()}${codeOf(noneKnown('no-procedure-info', "Pas d'information sur les actes et interventions"))}
<text>${refersTo(anchor)}</text><statusCode code="completed"/><effectiveTime nullFlavor="NA"/></procedure>`;

/** A medical device (e.20), in words unless it says that none is known. */
export const device = (anchor: string, code?: Coded): string =>
  `<supply classCode="SPLY" moodCode="EVN">${templates('2.16.840.1.113883.10.20.1.34', '1.2.250.1.213.1.1.3.20')}${freshId()}<text>${refersTo(anchor)}</text><effectiveTime xsi:type="IVL_TS"><low nullFlavor="UNK"/></effectiveTime>
<participant typeCode="DEV"><participantRole classCode="MANU"><playingDevice classCode="DEV" determinerCode="INSTANCE"><code${code ? coded(code) : ' nullFlavor="NAV"'}><originalText>${refersTo(anchor)}</originalText></code></playingDevice></participantRole></participant></supply>`;
