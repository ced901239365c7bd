import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { systemLanguage } from '../../extensions/phrases/language.js';

function onLinux(env: Readonly<Record<string, string>>): string {
  return systemLanguage({ env, platform: 'linux' });
}

describe('the language of a system', () => {
  test('is French where nothing is known', () => {
    assert.equal(onLinux({}), 'fr');
    assert.equal(onLinux({ LANG: 'de_DE.UTF-8' }), 'fr');
  });

  test('is not taken from the C locale, which says nothing about the person', () => {
    assert.equal(onLinux({ LANG: 'C.UTF-8' }), 'fr');
    assert.equal(onLinux({ LC_ALL: 'POSIX' }), 'fr');
  });

  test('follows LC_ALL before LANG, and passes over empty values', () => {
    assert.equal(onLinux({ LANG: 'fr_FR.UTF-8', LC_ALL: 'en_GB.UTF-8' }), 'en');
    assert.equal(onLinux({ LANG: 'en_US.UTF-8', LC_ALL: '' }), 'en');
  });
});
