/** Why a trait of ours and one of INSi differ, most often. */
export type LikelyCause =
  | 'another-person'
  | 'empty'
  | 'lunar-date'
  | 'first-given-name-unknown'
  | 'first-given-name-typo'
  | 'used-name-for-birth-name'
  | 'sex-differs'
  | 'day-month-swapped'
  | 'digit-typo'
  | 'letter-typo'
  | 'order-of-names'
  | 'same-name-elsewhere'
  | 'country-renamed'
  | 'merged-municipality'
  | 'composite-given-name'
  | 'given-names-completed'
  | 'hyphen-only'
  | 'accent-only';

export const causesInFrench: Record<LikelyCause, string> = {
  'another-person': 'Peut-être une autre personne',
  empty: 'INSi n’a rien rendu pour ce trait',
  'lunar-date': 'Jour ou mois inconnu de l’état civil (00)',
  'first-given-name-unknown': 'INSi ne connaît pas ce premier prénom, mais un autre des prénoms saisis',
  'first-given-name-typo': 'Faute de frappe',
  'used-name-for-birth-name': 'Nom utilisé saisi à la place du nom de naissance',
  'sex-differs': 'Sexe différent : erreur de saisie ou changement à l’état civil',
  'day-month-swapped': 'Jour et mois inversés',
  'digit-typo': 'Un chiffre différent : faute de frappe',
  'letter-typo': 'Faute de frappe',
  'order-of-names': 'Mêmes noms dans un autre ordre',
  'same-name-elsewhere': 'Deux communes du même nom',
  'country-renamed': 'Pays dont le nom ou les frontières ont changé',
  'merged-municipality': 'Commune fusionnée : c’est le même lieu sous un autre code',
  'composite-given-name': 'Prénom composé écrit autrement',
  'given-names-completed': 'L’une des deux listes de prénoms est plus longue',
  'hyphen-only': 'Seuls un tiret ou une espace diffèrent',
  'accent-only': 'Seuls un accent ou une apostrophe diffèrent',
};

const harmless = 'Acceptez la réponse : elle remplacera ce qui a été saisi.';
const checkPaper = 'Vérifiez ce trait sur la pièce d’identité, puis acceptez la réponse si elle dit comme la pièce.';

/** What to do, the gravest cause first. */
export const actions: Record<LikelyCause, string> = {
  'another-person':
    'Vérifiez chaque trait sur la pièce d’identité. S’ils ne concordent pas, écartez la réponse : c’est une autre personne.',
  empty: 'Écartez la réponse : une identité incomplète ne peut pas être reprise.',
  'lunar-date':
    'Écartez la réponse : une date incomplète ne peut pas être reprise. Gardez le statut actuel et prévenez la cellule d’identitovigilance.',
  'first-given-name-unknown':
    'Vérifiez le premier prénom sur l’acte de naissance. Si la saisie est fausse, corrigez-la et interrogez à nouveau INSi ; si c’est INSi, écartez la réponse et dites à la personne de faire corriger son état civil par sa caisse.',
  'first-given-name-typo': 'Corrigez le premier prénom d’après la pièce d’identité, puis interrogez à nouveau INSi.',
  'sex-differs': checkPaper,
  'used-name-for-birth-name':
    'Corrigez le nom de naissance d’après la pièce d’identité et notez l’autre comme nom utilisé, puis interrogez à nouveau INSi.',
  'day-month-swapped': checkPaper,
  'digit-typo': checkPaper,
  'same-name-elsewhere': checkPaper,
  'letter-typo': checkPaper,
  'order-of-names': checkPaper,
  'country-renamed': harmless,
  'merged-municipality': harmless,
  'composite-given-name': harmless,
  'given-names-completed': harmless,
  'hyphen-only': harmless,
  'accent-only': harmless,
};
