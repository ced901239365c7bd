/**
 * Tells when the look may have changed. Most of a look is CSS and needs no telling; what is measured (the width of a
 * text in Tk's whole pixels) has to be measured again.
 */

const LOOK_ATTRIBUTE = 'data-look';

const watchers = new Set<() => void>();
let observer: MutationObserver | undefined;

/**
 * Calls back after `data-look` changed anywhere in the document, until the returned function is called. One observer
 * serves all; it is there only while somebody watches.
 */
export function watchLook(callback: () => void): () => void {
  watchers.add(callback);
  if (!observer) {
    observer = new MutationObserver(() => {
      for (const watcher of [...watchers]) watcher();
    });
    observer.observe(document.documentElement, { attributeFilter: [LOOK_ATTRIBUTE], subtree: true });
  }
  return () => {
    watchers.delete(callback);
    if (watchers.size > 0) return;
    observer?.disconnect();
    observer = undefined;
  };
}
