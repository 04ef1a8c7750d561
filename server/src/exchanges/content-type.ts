import type { Coded } from '@liane/xds';
import type { StayKind } from '../stays/index.ts';

/** TRE_R209-TypeActivite: what the documents of a lot come from (national digest 3.5, JDV_J59). */
const system = '1.2.250.1.213.2.2';

const ofKind: Record<StayKind, Coded> = {
  'hebergement-permanent': { code: '11', codeSystem: system, displayName: 'Hébergement complet internat' },
  'hebergement-temporaire': {
    code: '40',
    codeSystem: system,
    displayName: 'Accueil temporaire avec hébergement',
  },
  'accueil-de-jour': { code: '21', codeSystem: system, displayName: 'Accueil de jour' },
  'accompagnement-a-domicile': {
    code: '16',
    codeSystem: system,
    displayName: 'Prestation en milieu ordinaire',
  },
};

const undifferentiated: Coded = { code: '97', codeSystem: system, displayName: 'Type d’activité indifférencié' };

export const contentTypeOf = (kind: StayKind | null): Coded => (kind === null ? undifferentiated : ofKind[kind]);
