/** One session for our pages and the web apps: leaving goes through our own page, and an ended session leads to our own sign-in page. */
import {forgetDrafts} from './drafts.js';
import {site, whenPageChanges} from './page.js';

const RETURN_TO = 'tuntas-return-to';
const LAST_RELOAD = 'tuntas-last-reload';

let lastPlace = '';
let leaving = false;

/** Leads to the sign-in page and, after it, back to where the officer was. */
export function signInAgain() {
  if (leaving) return;
  leaving = true;
  if (lastPlace) sessionStorage.setItem(RETURN_TO, lastPlace);
  const now = Date.now();
  const last = Number(sessionStorage.getItem(LAST_RELOAD) ?? 0);
  sessionStorage.setItem(LAST_RELOAD, String(now));
  // A page that asks for a new session straight after a reload would reload for ever.
  location.replace(now - last < 10_000 ? `${site}masuk` : location.pathname);
}

function returnToLastPlace() {
  const place = sessionStorage.getItem(RETURN_TO);
  sessionStorage.removeItem(RETURN_TO);
  // Before the web app starts, so that it opens there at once. Relative to the page's base, which has no query.
  if (place && location.hash.length <= 2) history.replaceState(history.state, '', place);
}

function leaveThroughOurPage(event) {
  if (!(event.target instanceof Element) || !event.target.closest('li.account li.logout a')) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  forgetDrafts();
  location.assign(`${site}keluar`);
}

function followEndedSession() {
  if (location.hash.startsWith('#/login')) signInAgain();
  else if (location.hash.length > 2) lastPlace = location.hash;
}

document.addEventListener('click', leaveThroughOurPage, true);
returnToLastPlace();
whenPageChanges(followEndedSession);

// The web apps expect every script to offer a list of plugins.
export default [];
