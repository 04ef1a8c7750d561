import { RefusedByRule } from '../platform/index.ts';

export class DraftTooLarge extends RefusedByRule {
  readonly code = 'draft-too-large';
  override readonly safe = 'La version précédente du brouillon est gardée.';
  override readonly todo = 'Enregistrez, ou raccourcissez le texte.';

  constructor() {
    super('Ce brouillon est trop long (200 ko au plus).');
  }
}

export class DraftDiscarded extends RefusedByRule {
  readonly code = 'draft-discarded';
  override readonly safe = 'Rien n’a été remis à la place de ce que vous avez jeté ou enregistré.';
  override readonly todo = 'Reprenez sous un nouveau brouillon.';

  constructor() {
    super('Ce brouillon a été jeté, ou ce qu’il préparait est enregistré.');
  }
}

export class TooManyDrafts extends RefusedByRule {
  readonly code = 'too-many-drafts';
  override readonly safe = 'Vos autres brouillons sont gardés.';
  override readonly todo = 'Terminez ou jetez un de vos brouillons.';

  constructor() {
    super('Vous avez déjà 200 brouillons.');
  }
}
