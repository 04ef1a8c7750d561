import { mauricette, nicolas, yvette } from '@liane/cast';
import type { CastPerson } from '@liane/cast';
import { createRecords } from '../../dmp/open-records.ts';
import { firstRecords } from '../../dmp/state/seed.ts';
import { createStore } from '../../dmp/state/store.ts';
import { writeDischargeLetter } from '../papers/discharge-letter.ts';
import { writeDischargePrescription, writeEmergencyReport } from '../papers/emergency-report.ts';
import { oidFrom } from '../papers/ids.ts';
import { icd10 } from '../papers/markup.ts';
import type { Paper } from '../papers/paper.ts';
import type { Passage } from '../papers/passage.ts';
import { writeReturnSheet } from '../papers/return-sheet.ts';
import { actorOf, homeOf, patientOf, treatingDoctorOf } from '../people.ts';
import { writeDeposit } from '../practice/papers.ts';

const now = new Date('2026-11-21T16:05:00Z');
const records = createRecords(createStore(firstRecords), () => now);
const doctor = actorOf('emergencyDoctor', 'sablierHospital', 'médecin');
const practitioner = actorOf('generalPractitioner', 'quaiPractice', 'médecin traitant');

function stateOf({ ins }: CastPerson) {
  const state = ins && records.stateOf(ins);
  if (!state) throw new Error('this person has a record');
  return state;
}

function passageOf(person: CastPerson, told: Partial<Passage> = {}): Passage {
  const state = stateOf(person);
  const home = homeOf(state.ins);
  const treating = treatingDoctorOf(state);
  return {
    patient: patientOf(state, 'P1'),
    author: doctor.signs,
    addressees: home?.mailboxes.flatMap((each) => each.person ?? []) ?? [],
    ...(treating ? { treatingDoctor: treating.person } : {}),
    destination: home ?? { structIdNat: '1990003014', name: 'Domicile', sector: doctor.signs.place.sector },
    arrivedAt: new Date('2026-11-21T10:00:00Z'),
    leftAt: new Date('2026-11-21T16:00:00Z'),
    writtenAt: now,
    reason: 'Chute <dans> la chambre',
    happened: 'Pas de fracture.\nSuture & repos « au calme ».',
    examinations: 'Scanner cérébral normal',
    diagnosis: { label: 'Plaie du cuir chevelu', code: icd10('S01.0', 'Plaie ouverte du cuir chevelu') },
    treatments: [
      { change: 'kept', medicine: 'Bisoprolol 2,5 mg', posology: '1 comprimé le matin' },
      { change: 'started', medicine: 'Paracétamol 1 g', posology: '1 g 3 fois par jour', until: '2026-11-28' },
      { change: 'modified', medicine: 'Furosémide 20 mg', posology: '1 comprimé le matin' },
      { change: 'stopped', medicine: 'Zopiclone 3,75 mg', posology: 'risque de chute' },
    ],
    followUp: ['Surveillance de la conscience', 'Retirer les fils dans 8 jours'],
    appointments: [{ who: 'Docteur Martin, cardiologie', at: new Date('2026-12-03T09:30:00Z') }],
    belongings: { glasses: true, dentures: true, hearingAid: false },
    ids: {
      sheet: oidFrom('a', '1'),
      report: oidFrom('a', '2'),
      letter: oidFrom('a', '3'),
      prescription: oidFrom('a', '4'),
    },
    ...told,
  };
}

/** A passage where nothing was given, nothing is asked. */
const bare: Partial<Passage> = {
  diagnosis: { label: 'Fatigue' },
  examinations: '',
  treatments: [],
  followUp: [],
  appointments: [],
};

const deposit = (kind: 'synthesis' | 'prescription' | 'biology', person: CastPerson): Promise<Paper> =>
  writeDeposit(
    { kind, id: `${kind}-${person.key}`, lines: ['Amlodipine 5 mg : 1 le matin'] },
    stateOf(person),
    practitioner,
    now,
  );

const sheetOf = async (passage: Passage): Promise<Paper> => {
  const prescription = await writeDischargePrescription(passage);
  return writeReturnSheet(passage, {
    record: (await writeEmergencyReport(passage)).pdf,
    ...(prescription ? { prescription: prescription.pdf } : {}),
  });
};

const prescriptionOf = async (passage: Passage): Promise<Paper> => {
  const paper = await writeDischargePrescription(passage);
  if (!paper) throw new Error('something is prescribed');
  return paper;
};

/** Every paper of the town, full and nearly empty, by name. */
export const papers: Readonly<Record<string, () => Promise<Paper>>> = {
  'return sheet': () => sheetOf(passageOf(mauricette)),
  'return sheet with nothing to say': () => sheetOf(passageOf(nicolas, bare)),
  'emergency report': () => writeEmergencyReport(passageOf(mauricette)),
  'discharge prescription': () => prescriptionOf(passageOf(mauricette)),
  'discharge letter': () => writeDischargeLetter(passageOf(mauricette)),
  'discharge letter with nothing to say': () => writeDischargeLetter(passageOf(nicolas, bare)),
  'medical synthesis': () => deposit('synthesis', mauricette),
  'medical synthesis of somebody without a history': () => deposit('synthesis', yvette),
  prescription: () => deposit('prescription', mauricette),
  'biology report': () => deposit('biology', mauricette),
};

export function writtenPaper(name: string): Promise<Paper> {
  const write = papers[name];
  if (!write) throw new Error(`no paper is named ${name}`);
  return write();
}
