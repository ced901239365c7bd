/**
 * The arrows of the house: which room may import which. They run down only:
 * windows → views → state → protocol; views → kit, phrases; engine, terminal → lab → sockets → protocol;
 * both doors and lab → phrases. Whatever is not drawn is forbidden.
 */

/** Where a room lives, as a pattern of its files' paths. */
const room = (path) => `^${path}/`;
const ours = room('(extensions|resources)');

/** A room and the rooms it may import, its own files always included. */
const allowed = {
  'extensions/protocol': [],
  // Types only, by a rule of their own below: a failure without a phrase has to be a compile error.
  'extensions/phrases': ['extensions/protocol'],
  'extensions/sockets': ['extensions/protocol'],
  'extensions/lab': ['extensions/sockets', 'extensions/protocol', 'extensions/phrases'],
  'extensions/engine': ['extensions/lab', 'extensions/sockets', 'extensions/protocol', 'extensions/phrases'],
  'extensions/terminal': [
    'extensions/lab',
    'extensions/sockets',
    'extensions/protocol',
    'extensions/phrases',
  ],
  // Finding a browser is the engine's knowledge; tests that drive one share it.
  'extensions/tools': ['extensions/engine/shells'],
  'resources/src/kit': [],
  'resources/src/state': ['extensions/protocol'],
  'resources/src/views': [
    'resources/src/state',
    'resources/src/kit',
    'extensions/protocol',
    'extensions/phrases',
  ],
  'resources/src/windows': [
    'resources/src/views',
    'resources/src/state',
    'resources/src/kit',
    'extensions/protocol',
    'extensions/phrases',
  ],
  'resources/src/gallery': ['resources/src/kit', 'extensions/phrases'],
};

// A worker embedded as text asks the tools for its bundle; the build replaces that module, so nothing of it ships.
const workerSource = '\\.source\\.ts$';

const arrows = Object.entries(allowed).map(([from, targets]) => ({
  name: `arrows-from-${from.split('/').at(-1)}`,
  comment: `${from} may import ${targets.length > 0 ? targets.join(', ') : 'nothing of ours'}.`,
  severity: 'error',
  from: { path: room(from), pathNot: workerSource },
  to: { path: ours, pathNot: [from, ...targets].map(room) },
}));

module.exports = {
  forbidden: [
    ...arrows,
    {
      name: 'phrases-run-alone',
      comment: 'phrases may name the types of protocol, and run nothing of it.',
      severity: 'error',
      from: { path: room('extensions/phrases') },
      to: { path: room('extensions/protocol'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'worker-sources-only-ask-the-tools',
      comment: 'A *.source.ts module holds one call of bundleWorker and nothing else.',
      severity: 'error',
      from: { path: workerSource },
      to: { path: ours, pathNot: room('extensions/tools').replace(/\/$/, '/worker-source\\.ts$') },
    },
    {
      name: 'nothing-imports-test',
      comment: 'What ships must not need what only checks it.',
      severity: 'error',
      from: { path: ours },
      to: {
        path: '(^|/)test/',
        pathNot: '(^test/tools/fixtures/[^/]+/(extensions|resources)/|node_modules)',
      },
    },
    {
      name: 'pure-rooms-know-no-platform',
      // valibot, fflate and CodeMirror's text are pure themselves.
      comment:
        'protocol, phrases and the kit’s models run anywhere: no Node module, no lit, no browser package.',
      severity: 'error',
      from: { path: room('(extensions/(protocol|phrases)|resources/src/kit/models)') },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev'],
        pathNot: 'node_modules/(valibot|fflate|@codemirror/state)/',
      },
    },
    {
      name: 'models-draw-nothing',
      comment: 'A model of the kit holds the rules; elements draw it, and import it, never the other way.',
      severity: 'error',
      from: { path: room('resources/src/kit/models') },
      to: { path: room('resources/src/kit'), pathNot: room('resources/src/kit/models') },
    },
    {
      name: 'pages-know-no-node',
      comment: 'A page runs in a browser: there is no Node module, and no ws.',
      severity: 'error',
      from: { path: room('resources/src') },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pages-know-no-node-package',
      comment:
        'A page has the browser’s WebSocket; ws, chrome-launcher and the rest of the Node side stay there.',
      severity: 'error',
      from: { path: room('resources/src') },
      to: { path: 'node_modules/(ws|chrome-launcher|esbuild|tsx)/' },
    },
    {
      name: 'no-circles',
      comment: 'A circle is a type one floor too high: move what both need below them.',
      severity: 'error',
      from: { path: ours },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'everything-is-found',
      comment: 'An import that cannot be resolved hides every rule above.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'shipped-code-uses-dependencies',
      comment: 'What a bundle needs belongs into "dependencies". Tools are not shipped.',
      severity: 'error',
      from: { path: ours, pathNot: [room('extensions/tools'), workerSource] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(extensions|resources)/bundle/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: `${__dirname}/tsconfig.json` },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
