/**
 * What the scripts behind npm say to a person. They speak before anything is installed or compiled, so they
 * cannot use the phrases room; they choose the language the way it does: the system's, French when unknown.
 */

/** @typedef {(values: Readonly<Record<string, string | number>>) => string} Phrase */

/** @satisfies {Record<string, Phrase>} */
const english = {
  oldNode: ({ found, wanted }) => `Atelier TCP needs Node ${wanted} or newer; this is Node ${found}.`,
  installing: () => 'Installing dependencies (npm ci)…',
  noNpm: () => 'npm was not found: it comes with Node, and installs what the app needs.',
  installFailed: ({ reason }) => `The dependencies could not be installed: ${reason}`,
  noNetwork: () => 'the npm registry cannot be reached; check the network and try again.',
  building: () => 'Building…',
  buildFailed: () => 'The build failed; what is wrong stands above.',
  notBuilt: ({ file }) => `The build made no ${file}: its sources are not there yet.`,
  fetchingNative: ({ seconds }) => `Fetching the native window (at most ${seconds} s)…`,
  nativeMissing: () => 'The native window cannot be fetched here; using the browser instead.',
  nativeRequired: () => 'There is no native window for this machine, and it could not be fetched.',
  nativeFailed: ({ reason }) => `The native window did not start: ${reason}`,
  unknownFlag: ({ flag }) => `Unknown option ${flag}. Known: --browser, --native, --no-open.`,
  engineFailed: ({ reason }) => `The engine did not start: ${reason}`,
};

/** @type {typeof english} */
const french = {
  oldNode: ({ found, wanted }) =>
    `Atelier TCP demande Node ${wanted} ou plus récent ; ici c’est Node ${found}.`,
  installing: () => 'Installation des dépendances (npm ci)…',
  noNpm: () => 'npm est introuvable : il vient avec Node et installe ce qu’il faut à l’application.',
  installFailed: ({ reason }) => `Les dépendances n’ont pas pu être installées : ${reason}`,
  noNetwork: () => 'le registre npm est injoignable ; vérifiez le réseau puis recommencez.',
  building: () => 'Construction…',
  buildFailed: () => 'La construction a échoué ; la cause est écrite ci-dessus.',
  notBuilt: ({ file }) => `La construction n’a pas produit ${file} : ses sources ne sont pas encore là.`,
  fetchingNative: ({ seconds }) => `Téléchargement de la fenêtre native (${seconds} s au plus)…`,
  nativeMissing: () => 'La fenêtre native ne peut pas être téléchargée ici ; le navigateur la remplace.',
  nativeRequired: () => 'Pas de fenêtre native pour cette machine, et elle n’a pas pu être téléchargée.',
  nativeFailed: ({ reason }) => `La fenêtre native n’a pas démarré : ${reason}`,
  unknownFlag: ({ flag }) => `Option inconnue ${flag}. Options : --browser, --native, --no-open.`,
  engineFailed: ({ reason }) => `Le moteur n’a pas démarré : ${reason}`,
};

/**
 * The phrases in the person's language.
 *
 * @param {string} language a BCP 47 or POSIX locale; the system's when omitted
 */
export function messages(language = systemLanguage()) {
  return /^en/i.test(language) ? english : french;
}

// LC_ALL=C and POSIX say nothing about the person; Intl then answers en-US whoever sits there.
function systemLanguage() {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const chosen = LC_ALL || LC_MESSAGES || LANG;
  if (chosen !== undefined && !/^(C|POSIX)(\.|$)/.test(chosen)) return chosen;
  return process.platform === 'linux' ? '' : Intl.DateTimeFormat().resolvedOptions().locale;
}
