/** ESLint's rules: habits of the house that a machine can see. Each message says what to do instead. */
import js from '@eslint/js';
import jsdoc from 'eslint-plugin-jsdoc';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const kinds = [
  'ExportNamedDeclaration > VariableDeclaration',
  'FunctionDeclaration',
  'ClassDeclaration',
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
];

/** Syntax that the compiler would accept and the house does not. */
const forbiddenSyntax = [
  {
    selector: 'ImportDeclaration[source.value=/^\\.{1,2}\\u002F(?!.*\\.(js|mjs|json|css)$)/]',
    message: 'Write the extension: import from "./name.js".',
  },
  {
    selector: 'ExportDefaultDeclaration',
    message: 'Use a named export: it keeps one name everywhere.',
  },
  {
    selector: 'ExportAllDeclaration',
    message: 'Import from the file that declares it: a room has no barrel files.',
  },
];

/** In the pages' own templates: their policy lets no style stand in the markup, and nobody is told when it is lost. */
const forbiddenInTemplates = [
  {
    selector:
      'TaggedTemplateExpression[tag.name=/^(html|svg|staticHtml)$/] TemplateElement[value.raw=/\\sstyle\\s*=/]',
    message:
      'The pages forbid style attributes: use a class in static styles, or writeStyles() of the kit / element.style for values that change.',
  },
];

/**
 * Accessibility of Lit templates; the plugin has no flat preset, so its rules are listed. Left out are two that the
 * rules they were copied from have given up: browsers fire change on <select> when the choice is made, and screen
 * readers name emoji by themselves.
 */
const a11yRules = Object.fromEntries(
  Object.keys(litA11y.rules)
    .filter((name) => !['no-invalid-change-handler', 'accessible-emoji'].includes(name))
    .map((name) => [`lit-a11y/${name}`, 'error']),
);

export default defineConfig(
  globalIgnores(['**/bundle/', 'bin/', 'dist/', 'coverage/', '.cache/', '.tmp/', '**/fixtures/']),
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrors: 'all' }],
      // Code points are what a keyboard types and Tk counts; graphemes are nobody's business here.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Classes here are compared by shape, as everywhere in TypeScript.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // A class with static members only is a namespace in disguise, but Lit's decorated classes look like one.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
    },
  },
  {
    files: ['**/*.ts', '**/*.mjs'],
    plugins: { jsdoc },
    rules: {
      'max-lines': ['error', { max: 500 }],
      'max-lines-per-function': ['error', { max: 60 }],
      'max-params': 'off',
      '@typescript-eslint/max-params': ['error', { max: 3 }],
      'no-restricted-syntax': ['error', ...forbiddenSyntax],
      // French typography wants no-break spaces in its texts.
      'no-irregular-whitespace': ['error', { skipStrings: true, skipTemplates: true, skipComments: true }],
      eqeqeq: ['error', 'always'],
      'jsdoc/require-jsdoc': [
        'error',
        { publicOnly: true, contexts: kinds, require: { MethodDefinition: false } },
      ],
      'jsdoc/require-description': ['error', { contexts: kinds }],
      'no-empty': ['error', { allowEmptyCatch: false }],
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
  {
    files: ['**/*.mjs', '**/*.js', '**/*.cjs'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        module: 'writable',
        __dirname: 'readonly',
        setTimeout: 'readonly',
      },
    },
  },
  {
    files: ['resources/src/**/*.ts', 'test/**/*.wtr.test.ts', 'test/config/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice']],
    plugins: { 'lit-a11y': litA11y },
    rules: {
      ...a11yRules,
      'lit/lifecycle-super': 'error',
      'lit/no-classfield-shadowing': 'error',
      'lit/no-native-attributes': 'error',
      'lit/no-template-bind': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/no-value-attribute': 'error',
      'lit/prefer-nothing': 'error',
      'lit/no-this-assign-in-render': 'error',
      // The name is registered by @customElement; one file holds one element anyway.
      'wc/file-name-matches-element': 'off',
      'wc/guard-super-call': 'off',
    },
  },
  {
    files: ['resources/src/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...forbiddenSyntax, ...forbiddenInTemplates] },
  },
  {
    files: ['resources/src/kit/models/text/**'],
    rules: {
      // Trees of arrays, walked by index in the hottest loops of the house: a check for undefined at each step costs
      // time and says less than the loop's own bounds.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['test/**'],
    rules: {
      // A suite is one function around its tests; each test is still bound by the reader's patience.
      'max-lines-per-function': 'off',
      'jsdoc/require-jsdoc': 'off',
      // node:test's test() and mocha's chai speak in promises and bare properties that nobody awaits or calls.
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/require-await': 'off',
      // A test that meets undefined where it expects a value fails, which is what it is for.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Support code returns bags of functions, taken apart by the tests.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    rules: { 'jsdoc/require-description': 'off' },
  },
  {
    files: ['*.js', '*.cjs', 'test/config/*.mjs', '**/*.config.mjs'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
