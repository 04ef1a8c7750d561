import { signInWithoutBrowser, startSandbox } from '@liane/sandbox';
import type { RunningSandbox } from '@liane/sandbox';
import type { Key } from '../index.ts';
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
      key: await tokenOf(town, 'tilleulsNurse'),
    },
    software: {
      mailbox: { address: 'dui@ehpad-tilleuls.mssante.fr', displayName: 'EHPAD Les Tilleuls – DUI' },
      key: { kind: 'certificate' },
    },
    unknown: 'personne@ehpad-tilleuls.mssante.fr',
    close: () => town.close(),
  };
}

/** An access token obtained as any software does: e-CPS, code, token. */
async function tokenOf(town: RunningSandbox, professional: string): Promise<Key> {
  const [redirectUri = ''] = client.redirectUris;
  const authorize = new URL(`${town.url}/auth`);
  authorize.search = new URLSearchParams({
    client_id: client.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid scope_all',
    acr_values: 'eidas1',
    state: 'etat',
    nonce: 'unique',
  }).toString();
  const back = await signInWithoutBrowser(authorize, professional);
  const answered = await fetch(`${town.url}/auth/realms/esante-wallet/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: redirectUri,
      client_id: client.clientId,
      client_secret: client.clientSecret,
    }),
  });
  const { access_token: accessToken } = (await answered.json()) as { access_token: string };
  return { kind: 'token', accessToken };
}
