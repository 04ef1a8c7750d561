import { readProvideAndRegister, writeRegistryResponse } from '@liane/xds';
import type { ProvidedDocument, RegistryError } from '@liane/xds';
import type { Part } from '@liane/multipart';
import { notUnderstood, refuseIfAny } from '../refusals.ts';
import type { Caller } from '../caller.ts';
import { demandActive, demandRight } from '../rules/access.ts';
import { lotOf } from '../rules/lot.ts';
import type { Lot } from '../rules/lot.ts';
import { settingsWithWarning } from '../rules/unverified.ts';
import { submit } from '../submit.ts';
import type { Transaction } from './transaction.ts';

/** TD2.1: ITI-41, replacement by RPLC included (digest 3.5). */
export const feed: Transaction = {
  name: 'TD2.1',
  path: 'repository',
  action: 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b',
  responseAction: 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-bResponse',
  mtom: true,
  submits: true,
  writeRefusal: (errors) => writeRegistryResponse({ status: 'Failure', errors: [...errors] }),
  answer({ received, caller, record }, desk) {
    demandRight('TD2.1', caller, record);
    const active = demandActive(record);
    if (!received.multipart) throw notUnderstood('TD2.1 : un message MTOM (multipart/related) est attendu.');
    const { content, documents } = readProvideAndRegister(received.body);
    const lot = lotOf(content);
    if (Array.isArray(lot)) {
      refuseIfAny(lot);
      throw notUnderstood('Le lot est illisible.');
    }
    submit(lot, bytesOf(documents, received.parts), caller, active, desk);
    const errors = warningsOf(lot, caller);
    return {
      body: writeRegistryResponse({ status: 'Success', errors }),
      parts: [],
      told: `${lot.documents.length} document${lot.documents.length > 1 ? 's' : ''} déposé${lot.documents.length > 1 ? 's' : ''}`,
    };
  },
};

/** The bytes each object names, in a part or on the spot; what names an absent part has none. */
function bytesOf(documents: readonly ProvidedDocument[], parts: readonly Part[]): Map<string, Buffer> {
  return new Map(
    documents.map(({ entryUuid, content }) => {
      if ('base64' in content) return [entryUuid, Buffer.from(content.base64, 'base64')];
      const part = parts.find(({ contentId }) => contentId === content.contentId);
      return [entryUuid, part?.body ?? Buffer.alloc(0)];
    }),
  );
}

/** U-13, U-14: accepted, but told. */
function warningsOf({ documents }: Lot, { remarks }: Caller): RegistryError[] {
  const settings = documents
    .filter(({ practiceSetting }) => settingsWithWarning.includes(practiceSetting.code))
    .map(({ practiceSetting }) => `practiceSettingCode ${practiceSetting.code} n’est pas dans JDV_J62`);
  return [...new Set([...settings, ...remarks])].map((context) => ({
    code: 'DMPWarning',
    context,
    severity: 'Warning',
    location: null,
  }));
}
