import { establishment } from '../directory/index.ts';
import type { News, NewsKind, Teller, Tx } from '../platform/index.ts';
import { staysWhere } from '../stays/index.ts';
import type { Post } from './needs.ts';
import { planSending } from './plan.ts';
import { generalPractitioners, practitionerToCome } from './recipients.ts';
import { isOldNews } from './rules/index.ts';

/** What the general practitioner is told, without a click (A11). */
const whatOf: Partial<Record<NewsKind, string>> = {
  'stay-admission': 'Avis d’admission',
  'stay-hospital-transfer': 'Avis de transfert à l’hôpital',
  'stay-return': 'Avis de retour',
  'stay-discharge': 'Avis de sortie',
  'stay-death': 'Avis de décès',
};

/** Often noted after the admission: the notice waits for them. */
const notNotedYet = { key: practitionerToCome, name: 'son médecin traitant', address: null };

/** Plans the notice to each general practitioner; an admission to come is told on its day. */
export async function stayMoved(tx: Tx, teller: Teller, news: News, post: Post): Promise<void> {
  const what = whatOf[news.kind];
  const stays = await staysWhere(tx, teller.organisationId, { personId: news.personId });
  const stay = stays.find(({ movements }) => movements.some(({ id }) => id === news.about));
  const movement = stay?.movements.find(({ id }) => id === news.about);
  if (!what || !stay || !movement || isOldNews(movement.at, teller.at)) return;
  const home = await establishment(tx, stay.establishmentId);
  const practitioners = await generalPractitioners(tx, teller.organisationId, news.personId);
  for (const recipient of practitioners.length > 0 ? practitioners : [notNotedYet])
    await planSending(tx, teller, post, {
      establishmentId: stay.establishmentId,
      personId: news.personId,
      finess: home?.finess ?? '',
      channel: 'mssante',
      kind: 'notice',
      cause: news.kind,
      causeId: movement.id,
      documentId: null,
      what,
      recipient,
      series: movement.id,
      followsId: null,
      visibility: 'normal',
      notBefore: movement.at,
    });
}
