import { demand, serve, type Act, type AnyServed, type Tx } from '../platform/index.ts';
import { addEstablishment } from './add-establishment.ts';
import { arrangeUnits, type StayedIn } from './arrange-units.ts';
import { changeEstablishment } from './change-establishment.ts';
import { directory, type Establishment } from './contract.ts';
import { addCorrespondent, searchCorrespondents } from './correspondents.ts';
import { establishment, establishments } from './establishment.ts';
import { unitsByEstablishment, unitsOf } from './places.ts';
import { directoryRights } from './policy.ts';
import { UnknownEstablishment } from './refusals.ts';
import type { TrustedSpace } from './trusted-space.ts';

const may = (verb: keyof typeof directoryRights) => (act: Act) => demand(directoryRights, verb, act);
const aboutNobody = () => ({ personId: null });

async function whole(tx: Tx, id: string): Promise<Establishment> {
  const found = await establishment(tx, id);
  if (!found) throw new UnknownEstablishment();
  return { ...found, units: await unitsOf(tx, id) };
}

export const directoryRoutes = (stayedIn?: StayedIn, trusts?: TrustedSpace): AnyServed[] => [
  serve(directory.establishments, {
    act: 'directory.establishments',
    may: may('directory.establishments'),
    trace: 'none',
    do: async (_input, _act, tx) => {
      const all = await establishments(tx);
      const units = await unitsByEstablishment(
        tx,
        all.map(({ id }) => id),
      );
      return all.map((each) => ({ ...each, units: units.get(each.id) ?? [] }));
    },
  }),
  serve(directory.addEstablishment, {
    act: 'directory.addEstablishment',
    may: may('directory.addEstablishment'),
    trace: aboutNobody,
    do: async ({ body }, act, tx) => {
      await addEstablishment(tx, act, body);
      return whole(tx, body.id);
    },
  }),
  serve(directory.changeEstablishment, {
    act: 'directory.changeEstablishment',
    may: may('directory.changeEstablishment'),
    trace: aboutNobody,
    do: async ({ params, body: { basedOn, ...fields } }, act, tx) => {
      await changeEstablishment(tx, act, params.id, { fields, basedOn });
      return whole(tx, params.id);
    },
  }),
  serve(directory.arrangeUnits, {
    act: 'directory.arrangeUnits',
    may: may('directory.arrangeUnits'),
    trace: aboutNobody,
    do: async ({ params, body }, act, tx) => {
      await arrangeUnits(tx, act, params.id, body, stayedIn);
      return whole(tx, params.id);
    },
  }),
  serve(directory.searchCorrespondents, {
    act: 'directory.searchCorrespondents',
    may: may('directory.searchCorrespondents'),
    trace: 'none',
    do: ({ body }, _act, tx) => searchCorrespondents(tx, body.text, body.kind),
  }),
  serve(directory.addCorrespondent, {
    act: 'directory.addCorrespondent',
    may: may('directory.addCorrespondent'),
    trace: aboutNobody,
    do: ({ body }, act, tx) => addCorrespondent(tx, act, body, trusts),
  }),
];
