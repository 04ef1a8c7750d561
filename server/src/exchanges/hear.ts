import type { Database, NewsKind } from '../platform/index.ts';
import { documentNotReissued, documentReissued } from './hear-reissues.ts';
import { documentDeleted, documentValidated } from './hear-documents.ts';
import { identityChanged } from './hear-identity.ts';
import { stayMoved } from './hear-stays.ts';
import type { Post } from './needs.ts';
import { release } from './release.ts';

const moves: readonly NewsKind[] = [
  'stay-admission',
  'stay-hospital-transfer',
  'stay-return',
  'stay-discharge',
  'stay-death',
];

/** What the modules below tell, and what leaves because of it: written in the transaction of the fact. */
export function hearNews(news: Database['news'], post: Post): void {
  news.hear('document-validated', (tx, teller, told) => documentValidated(tx, teller, told, post));
  news.hear('document-reissued', (tx, teller, told) => documentReissued(tx, teller, told, post));
  news.hear('document-not-reissued', documentNotReissued);
  news.hear('document-deleted', (tx, teller, told) => documentDeleted(tx, teller, told, post));
  news.hear('identity-downgraded', identityChanged);
  news.hear('identity-qualified', identityChanged);
  news.hear('identity-qualified', (tx, teller, { personId }) =>
    release(tx, teller, personId, ['identity-not-qualified', 'ins-withdrawn']),
  );
  news.hear('circle-changed', (tx, teller, { personId }) =>
    release(tx, teller, personId, ['no-address', 'no-gp', 'several-addresses']),
  );
  for (const kind of moves) news.hear(kind, (tx, teller, told) => stayMoved(tx, teller, told, post));
}
