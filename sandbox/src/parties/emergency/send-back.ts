import type { DmpRecordState } from '../../dmp/index.ts';
import { deposit } from '../deposit.ts';
import type { Posted } from '../mailbox/post.ts';
import { asArchive } from '../mailbox/write.ts';
import { writeDischargeLetter } from '../papers/discharge-letter.ts';
import { writeDischargePrescription, writeEmergencyReport } from '../papers/emergency-report.ts';
import { oidFrom } from '../papers/ids.ts';
import type { Paper } from '../papers/paper.ts';
import type { Passage } from '../papers/passage.ts';
import { writeReturnSheet } from '../papers/return-sheet.ts';
import { handleOf, personHandle } from '../party.ts';
import type { Desk, Party } from '../party.ts';
import type { Actor } from '../people.ts';
import { homeOf, patientOf, treatingDoctorOf } from '../people.ts';
import type { Filled } from './form.ts';

/** What came of a sending: each paper in the DMP, each mailbox. */
export interface SentBack {
  papers: { title: string; uniqueId: string; refused?: string }[];
  toDmp: boolean;
  posted: Posted[];
}

/** Writes the papers, puts them in the DMP, then sends them in one message. A DMP that refuses does not stop the message. */
export async function sendBack(
  filled: Filled,
  state: DmpRecordState,
  actor: Actor,
  party: Party,
  { records, post, town }: Desk,
): Promise<SentBack> {
  const papers = await written(passageOf(filled, state, actor, town.now()), filled);
  const hidden = filled.hiddenFromPerson ? ['INVISIBLE_PATIENT'] : [];
  const deposited = papers.map((paper) => ({
    title: paper.head.title,
    uniqueId: paper.head.uniqueId,
    ...(filled.toDmp ? deposit(records, state, paper, actor, hidden) : {}),
  }));
  const [box] = party.boxes;
  const archive = asArchive(papers, { id: filled.id, at: town.now(), contact: actor.viewer.structureName });
  const posted =
    filled.to.length === 0
      ? []
      : await post.send({
          from: { address: box.address, label: box.label },
          to: filled.to,
          ...archive,
          text: words(papers, actor),
          messageId: `<${handleOf('message', filled.id)}@parties.sandbox>`,
          at: town.now(),
          asksReading: true,
        });
  return { papers: deposited, toDmp: filled.toDmp, posted };
}

function passageOf(filled: Filled, state: DmpRecordState, actor: Actor, now: Date): Passage {
  const home = homeOf(state.ins);
  const treating = treatingDoctorOf(state);
  const addressees = [...(home?.mailboxes ?? []), ...(treating ? [treating] : [])];
  return {
    ...filled,
    patient: patientOf(state, `P${personHandle(state).replaceAll(/\W/g, '').slice(0, 8)}`),
    author: actor.signs,
    addressees: addressees.flatMap(({ address, person }) =>
      person && filled.to.includes(address ?? '') ? [person] : [],
    ),
    ...(treating ? { treatingDoctor: treating.person } : {}),
    destination: home ?? {
      structIdNat: actor.viewer.structureId,
      name: 'Domicile',
      sector: actor.signs.place.sector,
    },
    writtenAt: now,
    ids: {
      sheet: oidFrom(filled.id, 'sheet'),
      report: oidFrom(filled.id, 'report'),
      letter: oidFrom(filled.id, 'letter'),
      prescription: oidFrom(filled.id, 'prescription'),
    },
  };
}

/** The copy of the record and the prescription are joined to the sheet, whether they also leave alone or not. */
async function written(passage: Passage, { papers }: Filled): Promise<Paper[]> {
  const report = await writeEmergencyReport(passage);
  const prescription = await writeDischargePrescription(passage);
  const joined = { record: report.pdf, ...(prescription ? { prescription: prescription.pdf } : {}) };
  return [
    ...(papers.has('sheet') ? [await writeReturnSheet(passage, joined)] : []),
    ...(papers.has('report') ? [report] : []),
    ...(papers.has('letter') ? [await writeDischargeLetter(passage)] : []),
    ...(prescription ? [prescription] : []),
  ];
}

const words = (papers: readonly Paper[], { name, signs }: Actor): string =>
  [
    'Bonjour,',
    '',
    papers.length > 1 ? 'Voici les documents du passage aux urgences :' : 'Voici le document du passage aux urgences :',
    ...papers.map(({ head }) => `- ${head.title}`),
    '',
    'Chaque PDF joint se lit directement ; le fichier IHE_XDM.ZIP s’ouvre avec un logiciel de santé.',
    '',
    `Dr ${name}`,
    signs.place.name,
  ].join('\n');
