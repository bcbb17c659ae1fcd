/**
 * What Tuntas adds to Camunda Tasklist. The web apps serve scripts with `Cache-Control: no-cache`, so a new release needs no new name.
 */
import {start as startBounds} from './bounds.js';
import {start as startCards} from './cards.js';
import {start as startCompleting} from './completing.js';
import {start as startDrafts} from './drafts.js';
import {start as startFiles} from './files.js';
import {start as startForms} from './forms.js';
import {language} from './language.js';
import {start as startNames} from './names.js';
import {start as startNotices} from './notices.js';
import {start as startReport} from './report.js';
import {start as startRoles} from './roles.js';
import session from './session.js';
import {start as startSettings} from './settings.js';
import {start as startTemplates} from './templates.js';

document.documentElement.lang = language;

/** What is due first comes first; Tasklist on its own shows the newest first. */
function sortByDueDate() {
  const [path, query] = location.hash.slice(1).split('?');
  const asked = new URLSearchParams(query);
  if (asked.has('sorting')) return;
  asked.set('sorting', JSON.stringify([{sortBy: 'dueDate', sortOrder: 'asc'}]));
  history.replaceState(history.state, '', `#${path || '/'}?${asked}`);
}

for (const start of [
  sortByDueDate,
  startBounds,
  startNames,
  startNotices,
  startForms,
  startRoles,
  startCompleting,
  startDrafts,
  startReport,
  startFiles,
  startCards,
  startSettings,
  startTemplates,
]) {
  try {
    start();
  } catch (fault) {
    // Tasklist does not start at all when a script of ours fails to load.
    console.error(fault);
  }
}

export default session;
