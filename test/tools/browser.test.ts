import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { ensureBrowser } from '../../extensions/tools/browser.js';

const { CHROME_PATH } = process.env;

beforeEach(() => {
  delete process.env['CHROME_PATH'];
});

afterEach(() => {
  if (CHROME_PATH === undefined) delete process.env['CHROME_PATH'];
  else process.env['CHROME_PATH'] = CHROME_PATH;
});

test('takes the program that CHROME_PATH names before any other', async () => {
  process.env['CHROME_PATH'] = process.execPath;
  assert.equal(await ensureBrowser(), process.execPath);
});

test('says so when CHROME_PATH names nothing, and fetches nothing instead', async () => {
  process.env['CHROME_PATH'] = '/nowhere/chrome';
  await assert.rejects(ensureBrowser(), {
    message: 'CHROME_PATH names /nowhere/chrome, which is not there.',
  });
});
