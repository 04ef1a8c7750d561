export const someone = {
  active: { key: 'claire', psIdNat: '861234567890', familyName: 'MARTIN', givenName: 'Claire', finess: ['690000000'] },
  expired: { key: 'paulette' },
  without: { key: 'sans' },
};
