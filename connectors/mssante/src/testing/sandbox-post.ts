import { startSandbox, tokenWithoutBrowser } from '@liane/sandbox';
import type { RunningSandbox } from '@liane/sandbox';
import type { Post } from './post.ts';

const client = { clientId: 'essai', clientSecret: 'secret-d-essai', redirectUris: ['http://localhost/retour'] };

/** The operator of the town, reached as its configuration says. */
export async function sandboxPost(): Promise<Post & { town: RunningSandbox }> {
  const town = await startSandbox({ port: 0, clients: [client] });
  const { operators, ...rest } = town.mssante;
  return {
    town,
    config: {
      ...rest,
      operators: operators.map(({ authoritiesPem, certificatePem, keyPem, ...operator }) => ({
        ...operator,
        authorities: authoritiesPem,
        ...(certificatePem === undefined ? {} : { certificate: certificatePem }),
        ...(keyPem === undefined ? {} : { key: keyPem }),
      })),
    },
    nurse: {
      mailbox: { address: 'aurelie.besnard@ehpad-tilleuls.mssante.fr', displayName: 'Aurélie_BESNARD' },
      key: { kind: 'token', accessToken: await tokenWithoutBrowser(town.url, client, 'tilleulsNurse') },
    },
    software: {
      mailbox: { address: 'dui@ehpad-tilleuls.mssante.fr', displayName: 'EHPAD Les Tilleuls – DUI' },
      key: { kind: 'certificate' },
    },
    unknown: 'personne@ehpad-tilleuls.mssante.fr',
    close: () => town.close(),
  };
}
