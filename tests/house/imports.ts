const atOnce = [/^[ \t]*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm, /^[ \t]*import\s*['"]([^'"]+)['"]/gm];
const later = [/\bimport\(\s*['"]([^'"]+)['"]/g, /\bimport\.meta\.resolve\(\s*['"]([^'"]+)['"]/g];

/** What a TypeScript or JavaScript text imports, as written, in whatever form. */
export const importsOf = (text: string): string[] => named(text, [...atOnce, ...later]);

/** The same, without what it only imports once it runs. */
export const importedAtOnce = (text: string): string[] => named(text, atOnce);

function named(text: string, shapes: readonly RegExp[]): string[] {
  const withoutComments = text.replace(/^\s*(?:\/\/.*|\/\*[\s\S]*?\*\/)/gm, '');
  return shapes.flatMap((shape) => [...withoutComments.matchAll(shape)].map((match) => match[1] ?? ''));
}
