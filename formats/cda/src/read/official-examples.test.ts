import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { displayHtml, readCda } from './index.ts';

const checkout = process.env['CI_SIS_DIR'];
const folder = join(checkout ?? '', 'ExemplesCDA');
const examples = checkout === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith('.xml'));

describe.skipIf(checkout === undefined)('official examples (CI_SIS_DIR)', () => {
  test('there are some', () => {
    expect(examples.length).toBeGreaterThan(80);
  });

  test.each(examples)('%s is read with title, patient and body, and shown', (name) => {
    const document = readCda(readFileSync(join(folder, name)));
    const { header, body } = document;
    expect(header.title).not.toBe('Document sans titre');
    expect(header.patient.birthFamilyName).toBeTruthy();
    expect(header.patient.birthDate).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(body.level === 'N3' ? body.sections.length : body.level === 'N1' && body.file.bytes.length).toBeGreaterThan(
      0,
    );
    expect(displayHtml(document)).toContain('</html>');
  });
});
