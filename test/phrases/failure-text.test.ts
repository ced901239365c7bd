import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { failureCard, failureSentence } from '../../extensions/phrases/failure-text.js';
import { phrases } from '../../extensions/phrases/phrases.js';
import { FAILURE_CODES, type Failure } from '../../extensions/protocol/failures.js';
import { LANGUAGES } from '../../extensions/protocol/settings.js';

const DETAILS = {
  ...{ host: '192.0.2.7', port: 60_000, free: 60_001, seconds: 10, n: 3, max: 4 },
  ...{ position: 5, path: '/tmp/é.txt', detail: 'EWEIRD' },
};

/** Any character, in the order of a French typist: a plain space before a double mark is a mistake. */
const PLAIN_SPACE_BEFORE_MARK = / [:;?!»]|« /;

describe('the phrases of failures', () => {
  for (const language of LANGUAGES) {
    test(`leave no value out in ${language}`, () => {
      for (const code of FAILURE_CODES) {
        const sentence = failureSentence({ code, action: 'connect', details: DETAILS }, phrases(language));
        assert.doesNotMatch(sentence, /undefined|\[object|\{|NaN/, code);
        assert.match(sentence, /[.?)]$/, code);
      }
    });
  }

  test('stand in French with no-break spaces', () => {
    for (const code of FAILURE_CODES) {
      const sentence = failureSentence({ code, action: 'listen', details: DETAILS }, phrases('fr'));
      assert.doesNotMatch(sentence, PLAIN_SPACE_BEFORE_MARK, code);
    }
  });

  test("begin a failed connection with the sheet's own line", () => {
    const failure: Failure = { code: 'ECONNREFUSED', action: 'connect', details: DETAILS };
    const card = failureCard(failure, phrases('fr'), 'linux');
    assert.equal(card.title, "!!!!!!le client n'arrive pas à se connecter au serveur!!!!!!");
    assert.equal(card.python, 'ConnectionRefusedError: [Errno 111] Connection refused');
    assert.match(
      failureCard(failure, phrases('fr'), 'win32').python ?? '',
      /^ConnectionRefusedError: \[WinError 10061\]/,
    );
  });

  test('tell an address taken by a listener from one taken by a socket', () => {
    const sentence = (action: 'listen' | 'connect'): string =>
      failureSentence({ code: 'EADDRINUSE', action, details: DETAILS }, phrases('en'));
    assert.match(sentence('listen'), /free port 60001/);
    assert.match(sentence('connect'), /one socket cannot be used twice/);
  });
});
