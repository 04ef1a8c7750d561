import type { MailboxRow } from '@liane/server/contract/messaging';
import { describe, expect, it } from 'vitest';
import { firstToWriteFrom, labelOf } from './mailbox-names.ts';

const box = (kind: MailboxRow['kind'], address: string): MailboxRow => ({
  id: address,
  address,
  displayName: 'EHPAD Les Tilleuls',
  kind,
  kindInFrench: { APP: 'Boîte du logiciel', ORG: 'Boîte de l’équipe', PER: 'Ma boîte' }[kind],
  unitId: null,
  unitName: null,
  unread: 0,
  fetchedAt: null,
  waitsFor: 'nothing',
  problem: null,
  mayWrite: true,
  isMine: kind === 'PER',
});

const software = box('APP', 'dui@tilleuls.mssante.fr');
const team = box('ORG', 'accueil@tilleuls.mssante.fr');
const mine = box('PER', 'claire@pro.mssante.fr');

describe('the mailboxes one writes from', () => {
  it('begins with one’s own, then the team’s', () => {
    expect(firstToWriteFrom([software, team, mine])).toBe(mine);
    expect(firstToWriteFrom([software, team])).toBe(team);
    expect(firstToWriteFrom([software])).toBe(software);
  });
  it('tells apart two that bear one name, and never names one’s own twice', () => {
    expect(labelOf(software)).not.toBe(labelOf(team));
    expect(labelOf(mine)).toBe('Ma boîte · claire@pro.mssante.fr');
  });
});
