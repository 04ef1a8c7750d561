/** One version of something written of a person. */
export interface Fact<C extends FactContent = FactContent> {
  id: string;
  factId: string;
  personId: string;
  module: string;
  version: number;
  content: C;
  occurredAt: Date;
  recordedAt: Date;
  by: string;
  byRole: string;
  state: FactState;
  endedAt: Date | null;
  why: string | null;
}

export type FactState = 'current' | 'ended' | 'withdrawn';

export interface FactContent {
  kind: string;
}

export const isOpen = (fact: Fact): boolean => fact.state === 'current';
