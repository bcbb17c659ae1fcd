/** Writes number and title of the report on each card of the list, asked for in one request per page of the list. */
import {language} from './language.js';
import {site, whenPageChanges} from './page.js';
import {t} from './texts.js';

const FRESH_MS = 5 * 60_000;
const RETRY_MS = 30_000;

/** @type {Map<string, {brief: {number?: string, title?: string, category?: string, secret?: boolean} | null, until: number}>} */
const known = new Map();
const wanted = new Set();
let timer = 0;

function taskOf(card) {
  const href = card.querySelector('.names a[href*="task="]')?.getAttribute('href');
  return href ? new URLSearchParams(href.split('?')[1]).get('task') : null;
}

function line(brief) {
  const paragraph = document.createElement('p');
  paragraph.className = 'report-brief';
  if (brief.secret) {
    const badge = document.createElement('span');
    badge.className = 'report-brief-secret';
    badge.textContent = t.secret;
    paragraph.append(badge, ' ');
  }
  const title = document.createElement('span');
  title.textContent = brief.title ?? '';
  paragraph.append(title);
  const small = [brief.number, brief.category].filter(Boolean).join(' · ');
  if (small) {
    const detail = document.createElement('small');
    detail.textContent = small;
    paragraph.append(detail);
  }
  return paragraph;
}

function fill(card) {
  const id = taskOf(card);
  if (!id) return;
  const entry = known.get(id);
  if (!entry || entry.until < Date.now()) ask(id);
  const written = card.querySelector(':scope .report-brief');
  if (!entry?.brief || written?.dataset.task === id) return;
  const fresh = line(entry.brief);
  fresh.dataset.task = id;
  if (written) written.replaceWith(fresh);
  else card.querySelector('.names').after(fresh);
}

function ask(id) {
  wanted.add(id);
  // The list grows card by card while it renders.
  if (!timer) timer = setTimeout(fetchWanted, 50);
}

async function fetchWanted() {
  timer = 0;
  const ids = [...wanted];
  wanted.clear();
  // Asked once even if the answer takes long or does not come.
  ids.forEach(id => known.set(id, {brief: known.get(id)?.brief ?? null, until: Date.now() + RETRY_MS}));
  try {
    const query = ids.map(id => `id=${encodeURIComponent(id)}`).join('&');
    const answer = await fetch(`${site}petugas/tugas/ringkas?${query}`, {
      credentials: 'same-origin',
      headers: {Accept: 'application/json', 'Accept-Language': language, 'X-Requested-With': 'XMLHttpRequest'},
    });
    if (!answer.ok || answer.redirected) return;
    const briefs = await answer.json();
    ids.forEach(id => known.set(id, {brief: briefs[id] ?? null, until: Date.now() + FRESH_MS}));
    fillAll();
  } catch (unreachable) {
    console.warn('No titles for the task list', unreachable);
  }
}

function fillAll() {
  document.querySelectorAll('ol.tasks-list > li.task').forEach(fill);
}

export function start() {
  whenPageChanges(fillAll);
}
