import type { ComponentType } from 'react';
import type { Content, Fact, FactModule } from './content.ts';
import { spoken } from './spoken.ts';

/** The words of a form while they are typed: anything may still be missing. */
export type Typed = Record<string, unknown>;

export interface Option {
  value: string;
  label: string;
}

interface Asked {
  name: string;
  label: string;
  help?: string;
  required?: true;
  /** Behind « Plus de précisions »: not needed at two in the morning. */
  later?: true;
}

/** What a form asks, one line a field. */
export type Field = Asked &
  (
    | { as: 'line'; placeholder?: string; inputMode?: 'tel' | 'email' | 'numeric'; proposals?: readonly string[] }
    | { as: 'text'; placeholder?: string }
    | { as: 'choice'; options: readonly Option[] }
    | { as: 'choices'; options: readonly Option[] }
    | { as: 'list'; options: readonly Option[] }
    | { as: 'check' }
    | { as: 'yes-no'; yes: string; no: string }
    | { as: 'known-date' }
    | { as: 'day' }
    | { as: 'code'; system: string }
  );

export interface FieldsProps {
  typed: Typed;
  onChange: (patch: Typed) => void;
}

/** All that the screens know of one kind of fact: its words, its form, how it reads. */
export interface Kind<C extends Content = Content> {
  kind: C['kind'];
  module: FactModule;
  /** « Allergie ». */
  name: string;
  /** « une allergie »: after « Noter ». */
  one: string;
  /** Its words to begin with. */
  blank: () => Typed;
  fields: readonly Field[];
  /** What plain fields cannot ask, before them. */
  Fields?: ComponentType<FieldsProps>;
  /** The same, after them. */
  After?: ComponentType<FieldsProps>;
  /** The hour matters: it is asked, « maintenant » by default. */
  timed?: true;
  /** Words from the content, when they differ from it. */
  typedFrom?(content: C): Typed;
  /** Completes the cleaned words before the contract reads them. */
  complete?(cleaned: Typed, occurredAt: string): Typed;
  title(content: C): string;
  /** Quiet lines under the title. */
  details?(content: C): (string | undefined)[];
  /** Worth the alert colour in a list. */
  alarming?(content: C): boolean;
  /** « Terminer » in the words of this kind; null when such a fact has no end. */
  endVerb?: string | null;
}

/** One fact ready to be shown. */
export interface Read {
  title: string;
  details: string[];
  alarming: boolean;
}

export function read(kind: Kind, { content }: Pick<Fact, 'content'>): Read {
  return {
    title: spoken(kind.title(content)),
    details: (kind.details?.(content) ?? [])
      .filter((line): line is string => line !== undefined && line !== '')
      .map(spoken),
    alarming: kind.alarming?.(content) ?? false,
  };
}
