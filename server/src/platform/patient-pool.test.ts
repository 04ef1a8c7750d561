import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { freshDatabase } from '../testing/database.ts';
import { PatientPool } from './patient-pool.ts';

let url: string;
let drop: () => Promise<void>;
beforeAll(async () => ({ url, drop } = await freshDatabase(inject('postgres'), inject('template'))));
afterAll(() => drop());

test('a connection released twice by who listens is released once', async () => {
  const pool = new PatientPool(url, 1);
  const released = await new Promise<number>((resolve, reject) => {
    pool.connect((error, client, release) => {
      if (!client) return reject(error ?? new Error('no connection'));
      release(true);
      release(true);
      resolve(pool.totalCount);
    });
  });
  expect(released).toBe(0);
  await expect(pool.query('select 1 as one')).resolves.toMatchObject({ rows: [{ one: 1 }] });
  await pool.close();
});

test('a closed pool says so instead of waiting', async () => {
  const pool = new PatientPool(url, 1);
  await pool.close();
  await expect(pool.connect()).rejects.toThrow('after calling end');
});

test('a database that is away is waited for', async () => {
  const away = new URL(url);
  away.pathname += '_later';
  const pool = new PatientPool(away.toString(), 1);
  const connecting = pool.connect();
  const owner = new pg.Client({ connectionString: inject('postgres') });
  await owner.connect();
  const name = away.pathname.slice(1);
  try {
    await owner.query(`create database ${name}`);
    const connected = await connecting;
    expect((await connected.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    connected.release();
    await pool.close();
  } finally {
    await owner.query(`drop database if exists ${name} with (force)`);
    await owner.end();
  }
});
