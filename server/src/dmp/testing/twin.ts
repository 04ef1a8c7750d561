import { sha1, type Association, type Coded, type DocumentEntry } from '@liane/xds';
import type { Feeding } from '@liane/connector-dmp';
import type { AuthorisedRecord, Change, Consulting, Dmp, DmpState, FindQuery, InsOf, SignedIn } from '../dmp.ts';

/** A DMP of one person that says what a test wrote, and remembers what it was asked: the sandbox judges the messages, this one the gestures. */
export class TwinDmp implements Dmp {
  state: DmpState = {
    exists: true,
    state: 'active',
    closedBecause: null,
    traits: null,
    authorisation: 'INEXISTANT',
    isTreatingDoctor: false,
    linkedToMonEspaceSante: true,
  };
  documents: DocumentEntry[] = [];
  associations: Association[] = [];
  authorised: AuthorisedRecord[] = [];
  readonly contents = new Map<string, Buffer>();
  readonly asked: { what: string; by: SignedIn; about?: unknown }[] = [];
  /** Thrown by the named call. */
  failing: Partial<
    Record<
      'stateOf' | 'authorise' | 'authorisedRecords' | 'find' | 'newSince' | 'byUniqueId' | 'read' | 'change',
      Error
    >
  > = {};
  /** What happens while a call is under way. */
  meanwhile: ((what: string) => unknown) | undefined;
  /** How many calls were ever under way together. */
  mostAtOnce = 0;
  #underWay = 0;

  /** Puts a document there. */
  hold(document: TwinDocument): DocumentEntry {
    const entry = entryOf(document);
    this.documents = [...this.documents.filter(({ uniqueId }) => uniqueId !== entry.uniqueId), entry];
    this.contents.set(entry.uniqueId, document.bytes);
    return entry;
  }

  get calls(): string[] {
    return this.asked.map(({ what }) => what);
  }

  async #answer<T>(what: keyof TwinDmp['failing'], by: SignedIn, about: unknown, answer: () => T): Promise<T> {
    this.asked.push({ what, by, about });
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#underWay);
    await new Promise((resolve) => setImmediate(resolve));
    await this.meanwhile?.(what);
    this.#underWay--;
    const failure = this.failing[what];
    if (failure) throw failure;
    return answer();
  }

  stateOf(ins: InsOf, by: SignedIn): Promise<DmpState> {
    return this.#answer('stateOf', by, ins, () => this.state);
  }

  authorise(_ins: InsOf, action: 'AJOUT' | 'SUPPRESSION', by: SignedIn): Promise<void> {
    return this.#answer('authorise', by, action, () => {
      this.state = { ...this.state, authorisation: action === 'AJOUT' ? 'VALIDE' : 'INEXISTANT' };
    });
  }

  find(_ins: InsOf, query: FindQuery, by: SignedIn): Promise<DocumentEntry[]> {
    return this.#answer('find', by, query, () =>
      this.documents.filter(
        ({ availabilityStatus, serviceStartTime, typeCode }) =>
          availabilityStatus === 'Approved' &&
          (serviceStartTime ?? '') >= (query.serviceFrom ?? '') &&
          (query.typeCodes?.includes(typeCode.code) ?? true),
      ),
    );
  }

  newSince(_ins: InsOf, since: Date, by: SignedIn) {
    return this.#answer('newSince', by, since, () => ({
      submissionSets: [],
      documents: this.documents,
      associations: this.associations,
      references: [],
    }));
  }

  byUniqueId(_ins: InsOf, uniqueIds: string[], by: SignedIn): Promise<DocumentEntry[]> {
    return this.#answer('byUniqueId', by, uniqueIds, () =>
      this.documents.filter(({ uniqueId }) => uniqueIds.includes(uniqueId)),
    );
  }

  read(_ins: InsOf, documents: { uniqueId: string }[], by: SignedIn) {
    return this.#answer('read', by, documents, () =>
      documents.flatMap(({ uniqueId }) => {
        const bytes = this.contents.get(uniqueId);
        return bytes ? [{ uniqueId, mimeType: 'text/xml', bytes }] : [];
      }),
    );
  }

  webAddress(page: string, ins?: InsOf): string {
    return `https://dmp.example/AccesDirect/${page}${ins ? `/${ins.matricule}` : ''}`;
  }

  authorisedRecords(by: Feeding | SignedIn, since?: Date, what?: string): Promise<AuthorisedRecord[]> {
    if (by.channel === 'feed') throw new Error('the inbox is the act of a professional');
    return this.#answer('authorisedRecords', by, { since, what }, () => this.authorised);
  }
  feed(): never {
    throw new Error('a consultation feeds nothing');
  }
  referencesOf(): never {
    throw new Error('a consultation asks for no reference');
  }
  change(_ins: InsOf, change: Change, by: Feeding | Consulting): Promise<void> {
    if (by.channel === 'feed') throw new Error('a change is the act of a professional');
    return this.#answer('change', by, change, () => undefined);
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
}

export interface TwinDocument {
  uniqueId: string;
  bytes: Buffer;
  title: string;
  type: string;
  classCode?: string;
  /** `AAAAMMJJhhmmss`. */
  at: string;
  status?: DocumentEntry['availabilityStatus'];
  /** Struct_IdNat. */
  institution?: string;
}

const coded = (code: string, displayName = code): Coded => ({ code, codeSystem: '1.2.3', displayName });

function entryOf({
  uniqueId,
  bytes,
  title,
  type,
  classCode = '10',
  at,
  status,
  institution,
}: TwinDocument): DocumentEntry {
  return {
    entryUuid: `urn:uuid:${uniqueId.toLowerCase()}`,
    logicalId: `urn:uuid:${uniqueId.toLowerCase()}`,
    uniqueId,
    version: '1',
    availabilityStatus: status ?? 'Approved',
    title,
    comments: null,
    mimeType: 'text/xml',
    languageCode: 'fr-FR',
    creationTime: at,
    serviceStartTime: at,
    serviceStopTime: null,
    hash: sha1(bytes),
    size: bytes.length,
    repositoryUniqueId: '1.2.250.1.213.4.1.1.1.2',
    patientId: '237042923390150^^^&1.2.250.1.213.1.4.10&ISO^NH',
    sourcePatientId: null,
    sourcePatientInfo: null,
    legalAuthenticator: null,
    authors: [
      {
        person: '810199000257^REYNAUD^Sophie^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS',
        institutions: [
          `Centre hospitalier du Sablier^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^${institution ?? '1990003014'}`,
        ],
        role: null,
        specialties: [],
      },
    ],
    classCode: coded(classCode),
    typeCode: coded(type, title),
    formatCode: coded('urn:ihe:iti:xds-sd:pdf:2008'),
    healthcareFacilityType: coded('SA01'),
    practiceSetting: coded('ETABLISSEMENT'),
    confidentiality: [coded('N')],
    events: [],
    referenceIds: [],
    uri: null,
  };
}
