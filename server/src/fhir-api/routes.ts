import { demand, serve, type Act, type AnyServed } from '../platform/index.ts';
import { addClient } from './add-client.ts';
import { fhirUrl, tokenUrl } from './addresses.ts';
import { presentClient } from './client.ts';
import { closeClient } from './close-client.ts';
import { fhirApi } from './contract.ts';
import { fhirApiRights } from './policy.ts';
import { tables } from './store.ts';

const may = (verb: keyof typeof fhirApiRights) => (act: Act) => demand(fhirApiRights, verb, act);
const aboutNobody = () => ({ personId: null });

export const fhirApiRoutes = (publicUrl: string): AnyServed[] => [
  serve(fhirApi.clients, {
    act: 'fhir-api.clients',
    may: may('fhir-api.clients'),
    trace: 'none',
    do: async (_input, act, tx) => {
      const rows = await tables(tx)
        .selectFrom('fhir_clients')
        .selectAll()
        .where('organisation_id', '=', act.organisationId)
        .orderBy('closed_at', (order) => order.desc().nullsFirst())
        .orderBy('name')
        .execute();
      return { fhirUrl: fhirUrl(publicUrl), tokenUrl: tokenUrl(publicUrl), clients: rows.map(presentClient) };
    },
  }),
  serve(fhirApi.addClient, {
    act: 'fhir-api.addClient',
    shownOnce: true,
    may: may('fhir-api.addClient'),
    trace: aboutNobody,
    do: ({ body }, act, tx) => addClient(tx, act, body),
  }),
  serve(fhirApi.closeClient, {
    act: 'fhir-api.closeClient',
    may: may('fhir-api.closeClient'),
    trace: aboutNobody,
    do: ({ params }, act, tx) => closeClient(tx, act, params.id),
  }),
];
