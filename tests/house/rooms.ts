/** A room of the house: the folder of a package, and what its files may import from the others. */
export interface Room {
  folder: string;
  package: string;
  /** Packages, or subpaths ending in `*`. */
  mayImport: string[];
  /** The same, for its tests only. */
  testsMayImport?: string[];
}

const vocabulary = ['@liane/vocabulary', '@liane/vocabulary/*'];
const formats = [
  '@liane/xml',
  '@liane/soap',
  '@liane/cda',
  '@liane/pdf',
  '@liane/fhir',
  '@liane/multipart',
  '@liane/xml-signature',
  '@liane/vihf',
  '@liane/xds',
  '@liane/xdm',
];
const contracts = ['@liane/server/contract', '@liane/server/contract/*'];
const stage = ['@liane/sandbox', '@liane/sandbox/*', '@liane/cast', '@liane/cast/*'];

/** A format stands on XML, and on the formats it wraps. */
const format = (name: string, ...wrapped: string[]): Room => ({
  folder: `formats/${name}`,
  package: `@liane/${name}`,
  mayImport: [...vocabulary, '@liane/xml', ...wrapped],
  testsMayImport: ['@liane/cast', '@liane/cast/*'],
});

const connector = (name: string): Room => ({
  folder: `connectors/${name}`,
  package: `@liane/connector-${name}`,
  mayImport: [...vocabulary, ...formats],
  testsMayImport: stage,
});

/** The arrows of the house: what is not written here is refused. */
export const rooms: Room[] = [
  { folder: 'vocabulary', package: '@liane/vocabulary', mayImport: [] },
  ...['xml', 'soap', 'cda', 'pdf', 'fhir', 'multipart', 'xml-signature'].map((name) => format(name)),
  format('vihf', '@liane/xml-signature'),
  format('xds', '@liane/cda'),
  format('xdm', '@liane/xds'),
  ...['insi', 'pro-sante-connect', 'dmp', 'mssante', 'annuaire'].map(connector),
  { folder: 'cast', package: '@liane/cast', mayImport: vocabulary },
  {
    folder: 'sandbox',
    package: '@liane/sandbox',
    mayImport: [...vocabulary, ...formats, '@liane/cast', '@liane/cast/*'],
  },
  {
    folder: 'server',
    package: '@liane/server',
    mayImport: [...vocabulary, ...formats, '@liane/connector-*'],
    testsMayImport: stage,
  },
  { folder: 'web', package: '@liane/web', mayImport: [...vocabulary, ...contracts] },
  { folder: 'scenarios', package: '@liane/scenarios', mayImport: [...vocabulary, ...contracts, '@liane/cast'] },
  { folder: 'cli', package: '@liane/cli', mayImport: ['@liane/*'] },
  { folder: 'tests', package: 'tests', mayImport: ['@liane/*'] },
];
