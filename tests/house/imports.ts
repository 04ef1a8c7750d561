const shapes = [
  /^[ \t]*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
  /^[ \t]*import\s*['"]([^'"]+)['"]/gm,
  /\bimport\(\s*['"]([^'"]+)['"]/g,
  /\bimport\.meta\.resolve\(\s*['"]([^'"]+)['"]/g,
];

/** What a TypeScript or JavaScript text imports, as written, in whatever form. */
export function importsOf(text: string): string[] {
  const withoutComments = text.replace(/^\s*(?:\/\/.*|\/\*[\s\S]*?\*\/)/gm, '');
  return shapes.flatMap((shape) => [...withoutComments.matchAll(shape)].map((match) => match[1] ?? ''));
}
