import type { Mssante, MssanteConfig, ReadMessage } from '@liane/connector-mssante';
import { readXdm, type XdmArchive } from '@liane/xdm';
import { mssanteConnectorOf } from '../directory/index.ts';
import type { ServerConfig } from '../platform/index.ts';

/** What messaging asks of MSSanté. The only file that knows the connector and the reader of archives. */
export interface Operator {
  mssante: Pick<Mssante, 'send' | 'fetchAll' | 'watch' | 'acknowledge' | 'close'>;
  read: (bytes: Buffer) => Promise<ReadMessage>;
  open: (zip: Buffer) => Promise<XdmArchive>;
  authorisedDomains: ReadonlySet<string>;
  citizenDomain: string;
  /** FINESS géographique → applicative mailbox. */
  applicativeMailboxes: Readonly<Record<string, string>>;
}

export interface Connector {
  openMssante: (config: MssanteConfig) => Mssante;
  readMessage: (bytes: Buffer) => Promise<ReadMessage> | ReadMessage;
}

/** Null when this installation has no MSSanté. */
export function openOperator(
  config: Pick<ServerConfig, 'mssante'>,
  { openMssante, readMessage }: Connector,
): Operator | null {
  const { mssante } = config;
  if (!mssante) return null;
  return {
    mssante: openedLater(() => openMssante(mssanteConnectorOf(mssante))),
    read: async (bytes) => readMessage(bytes),
    open: async (zip) => readXdm(zip),
    authorisedDomains: new Set([...mssante.authorisedDomains, mssante.citizenDomain].map((one) => one.toLowerCase())),
    citizenDomain: mssante.citizenDomain.toLowerCase(),
    applicativeMailboxes: mssante.applicativeMailboxes,
  };
}

/** Opened by the first call: a wrong certificate keeps mail waiting, with its reason on the mailbox, and never keeps the record from opening. */
function openedLater(open: () => Mssante): Operator['mssante'] {
  let opened: Mssante | undefined;
  const line = (): Mssante => (opened ??= open());
  return {
    send: async (...asked) => line().send(...asked),
    fetchAll: async (...asked) => line().fetchAll(...asked),
    watch: async (...asked) => line().watch(...asked),
    acknowledge: async (...asked) => line().acknowledge(...asked),
    close: async () => opened?.close(),
  };
}

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
