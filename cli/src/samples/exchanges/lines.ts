import { establishments, outsiders } from '@liane/cast';
import { openAnnuaire, type Annuaire, type Exchange as AnnuaireExchange } from '@liane/connector-annuaire';
import { openDmp, type Dmp, type Exchange as DmpExchange } from '@liane/connector-dmp';
import { openMssante, type MailExchange, type Mssante } from '@liane/connector-mssante';
import { startSandbox, type RunningSandbox } from '@liane/sandbox';

/** The software that signs people in to write the examples. */
export const sampler = {
  clientId: 'exemples',
  clientSecret: 'secret-des-exemples',
  redirectUris: ['http://localhost/retour'],
};

/** What a connector heard, in the order it was heard. */
export type Heard =
  | { service: 'dmp'; exchange: DmpExchange }
  | { service: 'mssante'; exchange: MailExchange }
  | { service: 'annuaire'; exchange: AnnuaireExchange };

/** The connectors of the product, each listened to, in front of a town. */
export interface Lines {
  town: RunningSandbox;
  dmp: Dmp;
  mssante: Mssante;
  annuaire: Annuaire;
  /** What was heard since the last time it was asked. */
  heard(): Heard[];
  close(): Promise<void>;
}

/** A town of its own, where this software may sign people in. */
export const openTown = (): Promise<RunningSandbox> => startSandbox({ port: 0, clients: [sampler] });

/**
 * Opens no connection yet.
 * @param newId of the messages of the DMP; new ones when not said
 */
export function openLines(town: RunningSandbox, { newId }: { newId?: () => string } = {}): Lines {
  const heard: Heard[] = [];
  const dmp = openDmp({
    ...dmpConfigOf(town),
    ...(newId === undefined ? {} : { newId }),
    onExchange: (exchange) => heard.push({ service: 'dmp', exchange }),
  });
  const mssante = openMssante({
    ...mssanteConfigOf(town),
    onExchange: (exchange) => heard.push({ service: 'mssante', exchange }),
  });
  const annuaire = openAnnuaire({
    ...town.annuaire,
    sandbox: true,
    onExchange: (exchange) => heard.push({ service: 'annuaire', exchange }),
  });
  return {
    town,
    dmp,
    mssante,
    annuaire,
    heard: () => heard.splice(0),
    async close() {
      annuaire.close();
      await Promise.all([dmp.close(), mssante.close()]);
    },
  };
}

/** The DMP of a town, in the shape of the connector. */
export function dmpConfigOf({ dmp }: Pick<RunningSandbox, 'dmp'>): Parameters<typeof openDmp>[0] {
  return {
    addresses: dmp.addresses,
    ...keysOf(dmp),
    structures: Object.fromEntries(Object.entries(dmp.structures).map(([id, keys]) => [id, keysOf(keys)])),
    authorities: dmp.authoritiesPem,
    software: {
      installation: dmp.installation,
      name: 'Liane',
      version: '0.1.0',
      homologation: dmp.homologation,
    },
    sourceId: dmp.sourceId,
    repositoryUniqueId: dmp.repositoryUniqueId,
  };
}

const keysOf = (keys: RunningSandbox['dmp']['structures'][string]) => ({
  certificate: keys.certificatePem,
  key: keys.keyPem,
  sealCertificate: keys.sealCertificatePem,
  sealKey: keys.sealKeyPem,
});

/** The operator of the town carries our correspondents too: their mailboxes are opened by the tokens of those who hold them. */
export function mssanteConfigOf({ mssante }: Pick<RunningSandbox, 'mssante'>): Parameters<typeof openMssante>[0] {
  const { operators, applicativeMailboxes: _ours, sandbox: _always, ...rest } = mssante;
  const [first] = operators;
  if (!first) throw new TypeError('the town has no operator');
  const ours = operators.map(({ authoritiesPem, certificatePem, keyPem, ...operator }) => ({
    ...operator,
    authorities: authoritiesPem,
    ...(certificatePem === undefined ? {} : { certificate: certificatePem }),
    ...(keyPem === undefined ? {} : { key: keyPem }),
  }));
  const carried = new Set(ours.flatMap(({ domains }) => domains));
  const others = new Set(outsiders.map(({ mssante: address }) => address.slice(address.indexOf('@') + 1)));
  const { imap, smtp, authoritiesPem } = first;
  return {
    ...rest,
    operators: [
      ...ours,
      { domains: [...others].filter((domain) => !carried.has(domain)), imap, smtp, authorities: authoritiesPem },
    ],
  };
}

/** The mailbox that the team of an establishment of the cast reads. */
export const teamMailboxOf = (finess: string): string | undefined =>
  establishments.find((each) => each.finess === finess)?.mssante?.organisational;

/** Applicative mailbox of an establishment of the cast; undefined when it has none. */
export const applicativeMailboxOf = (finess: string): string | undefined =>
  establishments.find((each) => each.finess === finess)?.mssante?.applicative;
