import { migrations, type ServerConfig } from '@liane/server';
import { accessModule, doctorsHere, whoActs } from '@liane/server/module/access';
import { documentsModule } from '@liane/server/module/documents';
import { healthModule } from '@liane/server/module/health';
import { workplaces } from '@liane/server/module/directory';
import { recordModule } from '@liane/server/module/record';
import {
  migrate,
  openDatabase,
  uuidv7,
  type Act,
  type AnyServed,
  type Database,
  type Doorkeeper,
  type ServerModule,
  type Tx,
} from '@liane/server/platform';
import { quietPlatform } from '../quiet-platform.ts';
import { asOwner, ownerUrl } from '../reach-database.ts';
import { measuredOf, populate, settle, type Populated } from './population.ts';

/** A populated database, with the modules that are measured on it. */
export interface Base {
  /** e.g. `PostgreSQL 15.14, 10 000 personnes`. */
  label: string;
  /** Under the role of the application, as many connections as the server has. */
  database: Database;
  /** The same driver and as many connections, as the owner, for bare SQL. */
  bare: Database['pool'];
  doorkeeper: Doorkeeper;
  modules: readonly ServerModule[];
  /** Persons who are opened, with somebody who may. */
  persons: readonly { personId: string; act: Act }[];
  close(): Promise<void>;
}

const connections = 12;

/** Makes a database of that name on a server, with organisations of these sizes, and says how far it is. */
export async function makeBase(
  server: { url: string; label: string },
  name: string,
  sizes: readonly number[],
  tell: (line: string) => void,
): Promise<Base[]> {
  await asOwner(server.url, (client) => client.query(`create database ${name}`));
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  await migrate(url.toString(), migrations);
  return asOwner(url.toString(), async (client) => {
    const populated: Populated[] = [];
    let said = performance.now();
    for (const [index, people] of sizes.entries()) {
      populated.push(await populate(client, index + 1, people));
      if (performance.now() - said < 10_000) continue;
      said = performance.now();
      tell(`  ${server.label}, ${name} : ${populated.length} organismes sur ${sizes.length}`);
    }
    await settle(client);
    // Organisations of one size are measured together; a larger one is shown beside.
    const bases: Base[] = [];
    for (const size of new Set(sizes)) {
      const alike = populated.filter(({ people }) => people === size);
      const persons = [];
      for (const organisation of alike) {
        const act = actIn(organisation);
        persons.push(...(await measuredOf(client, organisation)).map((personId) => ({ personId, act })));
      }
      const people = alike.length * size;
      const label = `${server.label}, ${people.toLocaleString('fr-FR')} personnes${alike.length > 1 ? ` en ${alike.length} organismes` : ''}`;
      bases.push(open(url.toString(), label, shuffled(persons)));
    }
    return bases;
  });
}

function open(url: string, label: string, persons: Base['persons']): Base {
  const database = openDatabase(url, { connections });
  const { pool: bare } = openDatabase(ownerUrl(url), { connections });
  const platform = quietPlatform(database);
  const access = accessModule(platform, unusedConfig, { workplaces });
  const { doorkeeper } = access;
  const documents = documentsModule(platform, unusedConfig, { professional: whoActs, doctorsHere, doorkeeper });
  const modules = [access, healthModule(), documents, recordModule({ todos: [], tracesOf: () => Promise.resolve([]) })];
  return {
    label,
    database,
    bare,
    doorkeeper,
    modules,
    persons,
    close: async () => {
      await database.close();
      await bare.end();
    },
  };
}

/** What the door of the server does for a route, once the session is known: the right, the verb, the trace, in one transaction. */
export async function ask(
  base: Base,
  act: Act,
  route: AnyServed,
  input: { params: unknown; body: unknown },
): Promise<unknown> {
  return base.database.within(act, async (tx: Tx) => {
    const allowed = await route.may(act, input, tx);
    const reply = await route.do(input, act, tx);
    if (route.trace !== 'none') {
      const note = route.trace(input, reply);
      await base.doorkeeper.trace(tx, act, route.act, allowed ? { ...note, why: allowed.why } : note);
    }
    return reply;
  });
}

/** The route of one act. Throws when no module serves it any more. */
export function routeOf({ modules }: Base, act: string): AnyServed {
  const route = modules.flatMap(({ routes }) => routes).find((served) => served.act === act);
  if (!route) throw new Error(`no module serves ${act}`);
  return route;
}

const actIn = ({ organisationId, establishmentId }: Populated): Act => ({
  at: new Date(),
  accountId: uuidv7(),
  sessionId: uuidv7(),
  who: 'Nadia Belkacem',
  practiceId: uuidv7(),
  organisationId,
  establishmentId,
  establishmentName: 'Résidence',
  role: 'infirmier',
  isAdministrator: false,
  from: '192.0.2.7 · Firefox, Linux',
  signedInWith: 'pro-sante-connect',
});

/** Spread over the organisations, in an order that is the same each time. */
const shuffled = (persons: Base['persons'][number][]): Base['persons'] =>
  persons
    .map((person, index) => ({ person, rank: (index * 7919) % 10_007 }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ person }) => person);

// Signing in and national services are not measured here: nothing is asked of these addresses.
const unusedConfig: ServerConfig = {
  port: 0,
  host: '127.0.0.1',
  publicUrl: 'http://localhost',
  databaseUrl: '',
  dataDir: '',
  installationName: '',
  demonstration: true,
  proSanteConnect: { discoveryUrl: 'http://localhost', clientId: 'unused', clientSecret: 'unused', sandbox: true },
  insi: { url: '', certificatePem: '', keyPem: '', idam: '', emitter: '', sandbox: true },
};
