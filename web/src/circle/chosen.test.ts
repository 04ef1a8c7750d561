import type { NationalCorrespondent } from '@liane/server/contract/directory';
import { expect, test } from 'vitest';
import { chosenNationally, detailsOf, eachAddress, namesOf, wayTo } from './chosen.ts';

const gp: NationalCorrespondent = {
  kind: 'professional',
  name: 'Gérard LEMOINE',
  familyName: 'LEMOINE',
  givenName: 'Gérard',
  professionInFrench: 'Médecin',
  savoirFaire: ['Gériatrie (SM)'],
  organisation: 'CABINET DU QUAI',
  rpps: '10199000240',
  finess: null,
  address: '7 QUAI DE LA MAYENNE, 53000 LAVAL',
  phone: '02 61 91 03 02',
  mssanteAddress: 'gerard.lemoine@medecin.mssante.fr',
  mssanteAddresses: ['gerard.lemoine@medecin.mssante.fr'],
  outsideTrustedSpace: false,
  active: true,
};

test('a name told in one line gives its two parts', () => {
  expect(namesOf('Dr Anne LE GALL')).toEqual({ givenName: 'Anne', familyName: 'LE GALL' });
  expect(namesOf('Hélène Vasseur')).toEqual({ givenName: 'Hélène', familyName: 'Vasseur' });
});

test('the directory’s own names are kept as they are', () => {
  expect(chosenNationally(gp)).toMatchObject({ familyName: 'LEMOINE', givenName: 'Gérard', rpps: '10199000240' });
  expect(chosenNationally({ ...gp, name: 'Pharmacie', familyName: null, givenName: null })).toMatchObject({
    familyName: 'Pharmacie',
    givenName: '',
  });
});

test('who and where, then how to write to them, even when one cannot', () => {
  expect(detailsOf(gp)).toBe('Médecin, Gériatrie (SM) · CABINET DU QUAI · 7 QUAI DE LA MAYENNE, 53000 LAVAL');
  expect(wayTo(gp)).toBe('gerard.lemoine@medecin.mssante.fr');
  expect(wayTo({ ...gp, mssanteAddress: null })).toBe('sans adresse MSSanté');
  expect(wayTo({ ...gp, mssanteAddress: null, outsideTrustedSpace: true })).toMatch(/hors de l’espace de confiance$/);
});

test('each address of one professional is proposed, none is chosen for who writes', () => {
  const place = 'cabinet.quai@medecin.mssante.fr';
  const several = { ...gp, mssanteAddress: place, mssanteAddresses: [place, 'gerard.lemoine@medecin.mssante.fr'] };
  expect(eachAddress(several).map(({ mssanteAddress }) => mssanteAddress)).toEqual(several.mssanteAddresses);
  expect(eachAddress(gp)).toEqual([gp]);
  const without = { ...gp, mssanteAddress: null, mssanteAddresses: [] };
  expect(eachAddress(without)).toEqual([without]);
});
