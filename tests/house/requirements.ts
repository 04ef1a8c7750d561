/** A line of `docs/requirements.md`. */
export interface RequirementRow {
  chapter: number;
  ids: string[];
  statement: string;
  proofs: Proof[];
  whyNot: string;
}

/** A test file and some words of the title of one of its tests. */
export interface Proof {
  path: string;
  title: string;
}

const shortestReason = 15;

/** The lines of every table under a heading `## N. …`: id, statement, proved by, why not or what remains. */
export function requirementRows(page: string): RequirementRow[] {
  let chapter = 0;
  return page.split('\n').flatMap((line) => {
    chapter = Number(/^## (\d+)\. /.exec(line)?.[1] ?? chapter);
    if (!/^\| (?!id\b|-)/.test(line)) return [];
    const [ids = '', statement = '', proved = '', whyNot = ''] = line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1);
    return [{ chapter, ids: ids.split(/,\s*/), statement, proofs: proofsIn(proved), whyNot }];
  });
}

/** `` `path` › words of a title<br>`path` › … `` */
const proofsIn = (cell: string): Proof[] =>
  cell === ''
    ? []
    : cell.split('<br>').map((proof) => {
        const [, path = '', title = ''] = /^\s*`([^`]+)` › (.*\S)\s*$/.exec(proof) ?? [];
        return { path, title };
      });

/** Titles of the tests of a file that run, and the names its cases carry in a table. */
export function testTitles(text: string): string[] {
  const quoted = String.raw`(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|` + '`((?:[^`\\\\]|\\\\.)*)`)';
  const afterCall = new RegExp(String.raw`\b(?:test|it|describe)(?:\.(?!skip\b|todo\b)\w+)*\(\s*${quoted}`, 'g');
  const afterTable = new RegExp(String.raw`\)\(\s*${quoted}\s*,`, 'g');
  const caseName = new RegExp(String.raw`^\s*\[\s*${quoted}\s*,`, 'gm');
  return [afterCall, afterTable, caseName].flatMap((shape) =>
    [...text.matchAll(shape)].map(([, single, double, back]) => single ?? double ?? back ?? ''),
  );
}

/**
 * What is wrong with the page: an id of a chapter without a line, a line for an id that no chapter has, a line with neither
 * proof nor reason, a proof that does not exist. `textOf` gives the text of a file of the project, undefined when there is none.
 */
export function requirementFaults(
  page: string,
  idsOfChapters: Readonly<Record<number, readonly string[]>>,
  textOf: (path: string) => string | undefined,
): string[] {
  const rows = requirementRows(page);
  const told = new Set(rows.flatMap(({ chapter, ids }) => ids.map((id) => `${chapter}: ${id}`)));
  const asked = Object.entries(idsOfChapters).flatMap(([chapter, ids]) => ids.map((id) => `${chapter}: ${id}`));
  return [
    ...asked.filter((id) => !told.has(id)).map((id) => `${id} has no line`),
    ...[...told].filter((id) => !asked.includes(id)).map((id) => `${id} is no requirement of that chapter`),
    ...rows.flatMap((row) => rowFaults(row, textOf).map((fault) => `${row.ids.join(', ')} ${fault}`)),
  ];
}

function rowFaults(
  { statement, proofs, whyNot }: RequirementRow,
  textOf: (path: string) => string | undefined,
): string[] {
  return [
    ...(statement === '' ? ['says nothing'] : []),
    ...(proofs.length === 0 && whyNot.length < shortestReason ? ['is neither proved nor explained'] : []),
    ...proofs.flatMap(({ path, title }) => {
      if (!/\.test\.tsx?$/.test(path) || title === '') return [`has a proof that names no test: ${path}`];
      const text = textOf(path);
      if (text === undefined) return [`names ${path}, which does not exist`];
      return testTitles(text).some((each) => each.includes(title)) ? [] : [`finds no test « ${title} » in ${path}`];
    }),
  ];
}
