import { generalPractitioner, quaiPractice, type CastPerson } from '@liane/cast';
import { startSandbox, type RecordViewer, type RunningSandbox, type SeenDocument } from '@liane/sandbox';
import type { DmpConfig, MssanteConfig } from '../../platform/index.ts';
import { openWire, type Wire } from './wire.ts';

/** The DMP and the operator of the sandbox, each at the end of a wire. */
export interface ExchangeTown {
  sandbox: RunningSandbox;
  dmpWire: Wire;
  smtpWire: Wire;
  /** As the server is configured to reach them, through the wires. */
  dmp: DmpConfig;
  mssante: MssanteConfig;
  /** What the DMP of somebody shows to them, to a representative, or to the médecin traitant of Mauricette and Irène. */
  documentsOf(person: CastPerson, viewer?: 'doctor' | 'person' | 'representative'): SeenDocument[];
  /** Messages of a mailbox, as the desk of the operator lists them. */
  mailOf(address: string): Promise<{ messageId: string; subject: string; archive: boolean; breaches: unknown[] }[]>;
  settings(address: string, settings: { state?: 'open' | 'closed' | 'none'; full?: boolean }): Promise<void>;
  close(): Promise<void>;
}

const treatingDoctor: RecordViewer = {
  kind: 'professional',
  id: generalPractitioner.psIdNat,
  name: 'Gérard LEMOINE',
  professionCode: '10',
  professionSystem: generalPractitioner.professionSystem ?? '',
  structureId: `3${quaiPractice.siret}`,
  structureName: quaiPractice.name,
};

/** Milliseconds a slow service is waited for in tests: much less than the sandbox's ten seconds. */
const patience = 1_500;

export async function openTown(): Promise<ExchangeTown> {
  const sandbox = await startSandbox({ port: 0 });
  const dmpWire = await openWire(Number(new URL(sandbox.addresses.mtls).port));
  const smtpWire = await openWire(sandbox.mailPorts.smtp);
  const through = (address: string): string => {
    const url = new URL(address);
    if (url.protocol === 'https:') url.port = String(dmpWire.port);
    return url.toString();
  };
  const { addresses } = sandbox.dmp;
  const desk = (address: string): string =>
    `${sandbox.addresses.http}/sandbox/mssante/mailboxes/${encodeURIComponent(address)}`;
  return {
    sandbox,
    dmpWire,
    smtpWire,
    dmp: {
      ...sandbox.dmp,
      timeoutMs: patience,
      addresses: {
        patients: through(addresses.patients),
        authorisations: through(addresses.authorisations),
        repository: through(addresses.repository),
        registry: through(addresses.registry),
        update: through(addresses.update),
        web: through(addresses.web),
      },
    },
    mssante: {
      ...sandbox.mssante,
      operators: sandbox.mssante.operators.map((operator) => ({
        ...operator,
        smtp: { ...operator.smtp, port: smtpWire.port },
      })),
    },
    documentsOf: (person, viewer = 'person') => {
      if (!person.ins) throw new Error('nobody without an INS has a DMP');
      const by: RecordViewer =
        viewer === 'doctor'
          ? treatingDoctor
          : viewer === 'person'
            ? { kind: 'person' }
            : { kind: 'representative', name: 'Camille MORVAN' };
      return sandbox.dmpRecords.list(person.ins, by).filter(({ entry }) => entry.availabilityStatus === 'Approved');
    },
    mailOf: async (address) => {
      const reply = await fetch(`${desk(address)}/messages`);
      return ((await reply.json()) as { messages: Awaited<ReturnType<ExchangeTown['mailOf']>> }).messages;
    },
    settings: async (address, settings) => {
      const reply = await fetch(desk(address), {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(settings),
      });
      if (!reply.ok) throw new Error(`the town has no mailbox ${address}`);
    },
    close: async () => {
      await Promise.all([dmpWire.close(), smtpWire.close()]);
      await sandbox.close();
    },
  };
}
