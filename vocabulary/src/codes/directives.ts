import { codes } from './codes.ts';
import { loincSystem, nationalTermSystem, snomedCtSystem } from './systems.ts';

/** JDV_TypeDirectiveAnticipee (1.2.250.1.213.1.1.5.136): what an advance directive is about. */
export const advanceDirectives = {
  ...codes(loincSystem, {
    document: ['42348-3', 'Directives anticipées'],
    artificialLifeSupport: ['75789-8', 'Maintient artificiel en vie'],
    resuscitation: ['75779-9', 'Réanimation cardiaque et respiratoire'],
    assistedBreathing: ['75787-2', 'Assistance respiratoire'],
    artificialNutrition: ['77352-3', 'Alimentation et hydratation artificielles'],
    other: ['75793-0', 'Autre directive'],
  }),
  ...codes(nationalTermSystem, {
    dialysis: ['MED-295', 'Dialyse rénale'],
    deepSedation: ['MED-298', 'Sédation profonde et continue associée à un traitement de la douleur'],
  }),
  ...codes(snomedCtSystem, {
    surgery: ['387713003', 'intervention chirurgicale'],
  }),
};
