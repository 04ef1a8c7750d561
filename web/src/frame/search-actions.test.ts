import { describe, expect, it } from 'vitest';
import { refusedAt } from './search-actions.ts';

describe('what an address opens', () => {
  it('refuses a page whose act the practice does not have, and names it', () => {
    expect(refusedAt('/traces', { acts: [] })).toEqual({ words: 'Traces', instead: [] });
  });
  it('opens it with the act, and opens what needs none', () => {
    expect(refusedAt('/traces', { acts: ['access.searchTraces'] })).toBeUndefined();
    expect(refusedAt('/personnes', { acts: [] })).toBeUndefined();
    expect(refusedAt('/personnes/p/documents', { acts: [] })).toBeUndefined();
  });
  it('refuses the pages of a record and of the settings that a role does not open', () => {
    expect(refusedAt('/personnes/p/acces', { acts: [] })?.words).toBe('Accès');
    expect(refusedAt('/personnes/p/dmp/essentiel', { acts: [] })?.instead.map(({ to }) => to)).toEqual(['/personnes']);
    expect(refusedAt('/personnes/p/acces', { acts: ['record.whoLooked'] })).toBeUndefined();
    expect(refusedAt('/reglages/connexions', { acts: [] })?.words).toBe('Connexions et certificats');
  });
  it('leads whoever may only count the exchanges to their counters', () => {
    expect(refusedAt('/echanges', { acts: ['exchanges.counters'] })?.instead.map(({ to }) => to)).toEqual([
      '/echanges/compteurs',
    ]);
  });
});
