import { NotFound, RefusedByRule } from '../platform/index.ts';
import { displayName, type Person } from './person.ts';

type Problem = ReturnType<RefusedByRule['toProblem']>;

const nothingChanged = 'Rien n’a été enregistré.';
const typedKept = 'Ce que vous avez tapé est gardé.';

export class UnknownPerson extends NotFound {
  override readonly code = 'unknown-person';

  constructor() {
    super('Cette personne');
  }
}

/** The known person is named by `faults[0].where`, their id. */
export class PersonAlreadyKnown extends RefusedByRule {
  readonly code = 'person-already-known';
  override readonly safe = `${nothingChanged} ${typedKept}`;
  override readonly todo = 'Ouvrez le dossier existant.';
  readonly known: Pick<Person, 'id' | 'localId' | 'traits' | 'complementary'>;

  constructor(known: Pick<Person, 'id' | 'localId' | 'traits' | 'complementary'>) {
    super('Une personne avec ces cinq traits stricts est déjà connue.');
    this.known = known;
  }

  override toProblem(): Problem {
    return {
      ...super.toProblem(),
      faults: [{ where: this.known.id, message: `${displayName(this.known)}, dossier ${this.known.localId}` }],
    };
  }
}

export class NameUnwritable extends RefusedByRule {
  readonly code = 'name-unwritable';
  override readonly safe = typedKept;
  override readonly todo = 'Recopiez le nom de la pièce d’identité, en lettres latines.';

  constructor(what: string) {
    super(`Le ${what} ne peut contenir que des lettres, des tirets, des apostrophes et des espaces. ${nothingChanged}`);
  }
}

export class FirstGivenNameNotFirst extends RefusedByRule {
  readonly code = 'first-given-name-not-first';
  override readonly safe = typedKept;
  override readonly todo = 'Corrigez l’un ou l’autre d’après la pièce d’identité.';

  constructor() {
    super(`La liste des prénoms de naissance doit commencer par le premier prénom. ${nothingChanged}`);
  }
}

export class BirthDateImpossible extends RefusedByRule {
  readonly code = 'birth-date-impossible';
  override readonly safe = typedKept;
  override readonly todo = 'Vérifiez l’année de naissance.';

  constructor() {
    super(`Cette date de naissance est dans le futur ou trop ancienne. ${nothingChanged}`);
  }
}

export class BirthPlaceCodeUnknown extends RefusedByRule {
  readonly code = 'birth-place-code-unknown';
  override readonly safe = typedKept;
  override readonly todo = 'Choisissez la commune ou le pays dans la liste.';

  constructor() {
    super(`Ce lieu de naissance n’est ni une commune ni un pays. ${nothingChanged}`);
  }
}

export class PersonMerged extends RefusedByRule {
  readonly code = 'person-merged';
  override readonly todo = 'Ouvrez le dossier conservé, ou défaites la fusion.';

  constructor() {
    super(`Ce dossier a été fusionné dans un autre : il ne se modifie plus. ${nothingChanged}`);
  }
}

export class ComplementaryChangedMeanwhile extends RefusedByRule {
  readonly code = 'complementary-changed-meanwhile';
  override readonly safe = `Rien n’a été remplacé. ${typedKept}`;
  override readonly todo = 'Comparez les deux versions, puis choisissez ce qui reste.';

  constructor(by: string | undefined) {
    super(`${by ?? 'Quelqu’un'} a changé les traits complémentaires pendant que vous les écriviez.`);
  }
}

export class ProofTypeUnknown extends RefusedByRule {
  readonly code = 'proof-type-unknown';
  override readonly todo = 'Choisissez une pièce de la liste.';

  constructor() {
    super(`Cette pièce d’identité n’est pas dans la liste de votre organisme. ${nothingChanged}`);
  }
}

export class ProofInTheFuture extends RefusedByRule {
  readonly code = 'proof-in-the-future';

  constructor() {
    super(`La date du contrôle est dans le futur. ${nothingChanged}`);
  }
}

export class ProofOnlyForMinors extends RefusedByRule {
  readonly code = 'proof-only-for-minors';
  override readonly todo =
    'Demandez une pièce à haut niveau de confiance (carte d’identité, passeport, titre de séjour).';

  constructor() {
    super(`Cette pièce ne vaut que pour une personne mineure. ${nothingChanged}`);
  }
}

export class ProofNeverTrusted extends RefusedByRule {
  readonly code = 'proof-never-trusted';
  override readonly todo = 'Laissez cette pièce sans haut niveau de confiance.';

  constructor(label: string) {
    super(`« ${label} » ne peut pas valider une identité (RNIV). ${nothingChanged}`);
  }
}

export class UnknownProof extends NotFound {
  override readonly code = 'unknown-proof';

  constructor() {
    super('Cette pièce d’identité');
  }
}

export class ProofMissing extends RefusedByRule {
  readonly code = 'proof-missing';
  override readonly todo = 'Notez d’abord la pièce d’identité contrôlée.';

  constructor() {
    super(`Aucune pièce à haut niveau de confiance n’a été contrôlée sur les traits actuels. ${nothingChanged}`);
  }
}

export class DoubtForbids extends RefusedByRule {
  readonly code = 'doubt-forbids';
  override readonly todo = 'Levez d’abord l’attribut, si le doute est réglé.';

  constructor(what: string) {
    super(`Cette identité est notée douteuse ou fictive : ${what}. ${nothingChanged}`);
  }
}

export class DoubtfulAndFictive extends RefusedByRule {
  readonly code = 'doubtful-and-fictive';
  override readonly todo = 'Levez l’un avant de poser l’autre.';

  constructor() {
    super(`Une identité ne peut pas être à la fois douteuse et fictive. ${nothingChanged}`);
  }
}

/** The reason is the sentence given: `whyInsiIsBlocked`. */
export class InsiBlocked extends RefusedByRule {
  readonly code = 'insi-blocked';
  override readonly safe = 'Aucun appel n’est parti.';
}

export class UnknownInquiry extends NotFound {
  override readonly code = 'unknown-inquiry';

  constructor() {
    super('Cette interrogation d’INSi');
  }
}

export class InquiryNotToSettle extends RefusedByRule {
  readonly code = 'inquiry-not-to-settle';
  override readonly todo = 'Relisez l’identité, puis interrogez à nouveau INSi si besoin.';

  constructor() {
    super(`Cette réponse d’INSi n’attend plus de décision. ${nothingChanged}`);
  }
}

/** INS/va1.28, INS/va1.31. */
export class AnswerNotImportable extends RefusedByRule {
  readonly code = 'answer-not-importable';
  override readonly todo = 'Écartez la réponse ; l’identité garde son statut.';

  constructor(obstacles: readonly string[]) {
    super(`Cette réponse d’INSi ne peut pas être reprise : ${obstacles.join(', ')}. ${nothingChanged}`);
  }
}

/** INS/va1.51. */
export class FirstGivenNameNotInList extends RefusedByRule {
  readonly code = 'first-given-name-not-in-list';
  override readonly todo = 'Vérifiez le premier prénom sur la pièce d’identité et corrigez-le, ou écartez la réponse.';

  constructor() {
    super(
      `Le premier prénom de naissance saisi n’est pas dans la liste rendue par INSi : ce n’est peut-être pas la même personne. ${nothingChanged}`,
    );
  }
}

/** Two persons of one organisation never hold the same INS. */
export class InsCollision extends RefusedByRule {
  readonly code = 'ins-collision';
  override readonly safe =
    'Aucune des deux identités n’a été changée ; elles sont dans la liste des identités à régler.';
  override readonly todo =
    'Comparez les deux dossiers : fusionnez-les si c’est la même personne, sinon prévenez la cellule d’identitovigilance.';
  readonly otherPersonId: string;

  constructor(otherPersonId: string) {
    super('Ce matricule est déjà porté par un autre dossier de votre organisme.');
    this.otherPersonId = otherPersonId;
  }

  override toProblem(): Problem {
    return {
      ...super.toProblem(),
      faults: [{ where: this.otherPersonId, message: 'Dossier qui porte déjà ce matricule' }],
    };
  }
}

export class MergeWithItself extends RefusedByRule {
  readonly code = 'merge-with-itself';

  constructor() {
    super(`Un dossier ne se fusionne pas avec lui-même. ${nothingChanged}`);
  }
}

export class MergeOfDifferentIns extends RefusedByRule {
  readonly code = 'merge-of-different-ins';
  override readonly todo = 'Vérifiez les deux identités auprès d’INSi avant de recommencer.';

  constructor() {
    super(
      `Ces deux dossiers portent des matricules INS différents : ce sont deux personnes pour INSi. ${nothingChanged}`,
    );
  }
}

export class MergeKeepsTheOther extends RefusedByRule {
  readonly code = 'merge-keeps-the-other';
  override readonly todo = 'Faites la fusion dans l’autre sens.';

  constructor() {
    super(
      `Le dossier à absorber porte un matricule INS et l’autre n’en porte pas : c’est lui qu’il faut conserver. ${nothingChanged}`,
    );
  }
}

export class UnknownMerge extends NotFound {
  override readonly code = 'unknown-merge';

  constructor() {
    super('Cette fusion');
  }
}

export class MergeAlreadyUndone extends RefusedByRule {
  readonly code = 'merge-already-undone';

  constructor() {
    super(`Cette fusion a déjà été défaite. ${nothingChanged}`);
  }
}

export class ImportTooLarge extends RefusedByRule {
  readonly code = 'import-too-large';
  override readonly todo = 'Coupez le fichier en plusieurs parties.';

  constructor() {
    super('Ce fichier dépasse 20 Mo. Rien n’a été importé.');
  }
}

export class ImportUnreadable extends RefusedByRule {
  readonly code = 'import-unreadable';
  override readonly todo = 'Enregistrez le fichier en CSV (UTF-8), avec une ligne d’en-têtes, puis recommencez.';

  constructor(fault: string) {
    super(`Ce fichier ne se lit pas : ${fault}. Rien n’a été importé.`);
  }
}
