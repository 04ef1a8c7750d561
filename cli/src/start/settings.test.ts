import { describe, expect, test } from 'vitest';
import { readSettings } from './settings.ts';

test('by default: 3000, 3100, and the folder data of where one is', () => {
  expect(readSettings({})).toEqual({
    port: 3000,
    sandboxPort: 3100,
    dataDir: `${process.env['INIT_CWD'] ?? process.cwd()}/data`,
    databaseUrl: undefined,
    recallSeconds: 60,
  });
});

test('what is given is honoured', () => {
  const given = {
    PORT: '8080',
    SANDBOX_PORT: '0',
    DATA_DIR: '/srv/liane',
    DATABASE_URL: 'postgres://u@h/d',
    RECALL_SECONDS: '3',
  };
  expect(readSettings(given)).toEqual({
    port: 8080,
    sandboxPort: 0,
    dataDir: '/srv/liane',
    databaseUrl: 'postgres://u@h/d',
    recallSeconds: 3,
  });
});

describe('a wrong setting is refused by its name', () => {
  test.each(['abc', '-1', '65536', '3000.5', '0x10', '30 00'])('PORT=%s', (PORT) => {
    expect(() => readSettings({ PORT })).toThrow(`PORT vaut « ${PORT} »`);
  });

  test('a delay that is no number of seconds', () => {
    expect(() => readSettings({ RECALL_SECONDS: '1 minute' })).toThrow('RECALL_SECONDS vaut « 1 minute »');
  });

  test('the same port twice', () => {
    expect(() => readSettings({ PORT: '3100' })).toThrow('PORT et SANDBOX_PORT valent tous les deux 3100');
  });

  test('two ports chosen by the system are two ports', () => {
    expect(readSettings({ PORT: '0', SANDBOX_PORT: '0' })).toMatchObject({ port: 0, sandboxPort: 0 });
  });

  test('a database that is no PostgreSQL', () => {
    expect(() => readSettings({ DATABASE_URL: 'mysql://u@h/d' })).toThrow(
      'DATABASE_URL doit commencer par postgresql://',
    );
  });
});
