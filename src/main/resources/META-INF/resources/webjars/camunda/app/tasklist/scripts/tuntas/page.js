/** Where the web app sits, and when it changes: it is one page that rewrites itself, so everything we add is added again after each change. */

const appRoot = document.querySelector('base').getAttribute('app-root');

/** Root of our own site, with the final slash: the web apps live one level below it. */
export const site = new URL('..', new URL(`${appRoot}/`, location.origin)).pathname;

const watchers = [];

/**
 * Calls `watcher` now and after every change of the page, before the browser paints it. A watcher must leave the page alone once it is as wanted,
 * or it calls itself for ever.
 */
export function whenPageChanges(watcher) {
  watchers.push(watcher);
  run(watcher);
}

function run(watcher) {
  try {
    watcher();
  } catch (fault) {
    // One broken watcher must not take the others, or the officer's page, with it.
    console.error(fault);
  }
}

new MutationObserver(() => watchers.forEach(run)).observe(document.documentElement, {childList: true, subtree: true, characterData: true});
addEventListener('hashchange', () => watchers.forEach(run));
