import type { ReadDocument, ReadModel } from '@liane/cda';
import type { AnyModel } from './document.ts';

/** The newer DLU stands in the form of an IPS-FR: the same document for people (CDA digest §4.12). */
const byModel: Partial<Record<ReadModel, AnyModel>> = {
  DLU: 'dlu',
  'IPS-FR-DLU': 'dlu',
  FLUDT: 'transfer-sheet',
  FLUDR: 'return-sheet',
  'LDL-SES': 'liaison-letter',
  'LDL-EES': 'liaison-letter',
  'IPS-FR': 'synthesis',
  VSM: 'synthesis',
  'CR-BIO': 'biology',
};

/** Types of JDV_J07, for documents around a PDF (CDA digest §5). */
const byType: Record<string, AnyModel> = {
  '74207-2': 'dlu',
  '78341-5': 'transfer-sheet',
  '80788-3': 'personal-project',
  '60280-5': 'return-sheet',
  '11490-0': 'liaison-letter',
  '18761-7': 'liaison-letter',
  '83981-1': 'liaison-letter',
  '88348-8': 'liaison-letter',
  '60591-5': 'synthesis',
  SYNTH: 'synthesis',
  '11502-2': 'biology',
};

export const modelReceived = ({ model, header }: ReadDocument): AnyModel =>
  byModel[model] ?? byType[header.type?.code ?? ''] ?? 'other';
