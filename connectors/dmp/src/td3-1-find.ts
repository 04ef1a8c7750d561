import { readAdhocQueryResponse, writeAdhocQuery } from '@liane/xds';
import type { CodeRef, DocumentEntry, StoredQuery, XdsContent } from '@liane/xds';
import { call } from './call.ts';
import type { Line, Transaction } from './call.ts';
import type { Consulting, Feeding, FindQuery, InsOf, SignedIn } from './messages.ts';
import { checkRegistry } from './registry.ts';
import { patientIdOf } from './vihf.ts';

const transaction: Transaction = {
  name: 'TD3.1',
  service: 'registry',
  action: 'urn:ihe:iti:2007:RegistryStoredQuery',
  answers: ['urn:ihe:iti:2007:RegistryStoredQueryResponse'],
  repeatable: true,
};

/** TD3.1a (digest §3.7): FindDocuments; current ones unless told. @throws DmpError */
export async function find(line: Line, ins: InsOf, query: FindQuery, by: Consulting): Promise<DocumentEntry[]> {
  const { statuses = ['Approved'], classCodes, typeCodes, practiceSettings, facilityTypes } = query;
  const { formats, events, authors, serviceFrom, serviceTo, creationFrom, creationTo } = query;
  const { documents } = await ask(line, ins, by, {
    kind: 'FindDocuments',
    patientId: patientIdOf(ins),
    statuses,
    ...(classCodes !== undefined && { classCodes: classCodes.map(asClass) }),
    ...(typeCodes !== undefined && { typeCodes: typeCodes.map(asType) }),
    ...(practiceSettings !== undefined && { practiceSettings: practiceSettings.map(asSetting) }),
    ...(facilityTypes !== undefined && { facilityTypes: facilityTypes.map(asSector) }),
    ...(formats !== undefined && { formats }),
    ...(events !== undefined && { events }),
    ...(authors !== undefined && { authors }),
    ...(serviceFrom !== undefined && { serviceStartFrom: serviceFrom }),
    ...(serviceTo !== undefined && { serviceStartTo: serviceTo }),
    ...(creationFrom !== undefined && { creationFrom }),
    ...(creationTo !== undefined && { creationTo }),
  });
  return documents.filter(isNoSignature);
}

/** TD3.1b (digest §3.7): the entries of documents whose uniqueId is known. @throws DmpError */
export async function byUniqueId(
  line: Line,
  ins: InsOf,
  uniqueIds: readonly string[],
  by: Consulting,
): Promise<DocumentEntry[]> {
  const found = await inBatches(uniqueIds, (batch) => ask(line, ins, by, { kind: 'GetDocuments', uniqueIds: batch }));
  return found.flatMap(({ documents }) => documents);
}

/** TD3.1b: entryUUID only, which a structure may ask to replace or delete its own (digest §3.11). @throws DmpError */
export async function referencesOf(
  line: Line,
  ins: InsOf,
  uniqueId: string,
  by: Feeding | SignedIn,
): Promise<string[]> {
  const query: StoredQuery = { kind: 'GetDocuments', uniqueIds: [uniqueId] };
  return (await ask(line, ins, by, query, 'ObjectRef')).references;
}

/** The signature of a lot is an object of the registry, not a document one reads (digest §3.6: class of E1762). */
export const isNoSignature = ({ typeCode }: DocumentEntry): boolean => typeCode.code !== 'E1762';

/** Sends one stored query. @throws DmpError */
export const ask = (
  line: Line,
  ins: InsOf,
  by: Feeding | SignedIn,
  query: StoredQuery,
  returns: 'LeafClass' | 'ObjectRef' = 'LeafClass',
): Promise<XdsContent> =>
  call(
    line,
    transaction,
    { body: writeAdhocQuery({ query, returns }), patientId: patientIdOf(ins), by },
    ({ message }) => {
      const response = readAdhocQueryResponse(message);
      checkRegistry(response, 'taken');
      return response.content;
    },
  );

/** Digest §3.7: identifiers are asked by 20. */
export async function inBatches<T, Said>(all: readonly T[], asked: (batch: T[]) => Promise<Said>): Promise<Said[]> {
  const batches = Array.from({ length: Math.ceil(all.length / 20) }, (_, rank) => all.slice(rank * 20, rank * 20 + 20));
  const said: Said[] = [];
  for (const batch of batches) said.push(await asked(batch));
  return said;
}

/** JDV_J57. */
const asClass = (code: string): CodeRef => ({ code, codeSystem: '1.2.250.1.213.1.1.4.1' });

/** JDV_J62. */
const asSetting = (code: string): CodeRef => ({ code, codeSystem: '1.2.250.1.213.1.1.4.9' });

/** JDV_J61. */
const asSector = (code: string): CodeRef => ({ code, codeSystem: '1.2.250.1.71.4.2.4' });

/** JDV_J66: LOINC, or TRE_A05. */
const asType = (code: string): CodeRef => ({
  code,
  codeSystem: /^\d{1,7}-\d$/.test(code) ? '2.16.840.1.113883.6.1' : '1.2.250.1.213.1.1.4.12',
});
