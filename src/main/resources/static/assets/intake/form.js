// The report form without a page for each step: nothing leaves the device before it is sent, except to look for what helps.
import { Draft } from './draft.js';
import { Photos } from './photos.js';
import { places } from './places.js';

const form = document.getElementById('lapor');
const byId = id => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const field = name => form.elements[name];
const value = name => (field(name)?.value ?? '').trim();
const filled = (text, ...parts) => parts.reduce((sentence, part, i) => sentence.replace(`{${i}}`, part), text);

const steps = ['apa', 'jenis', 'tempat', 'kapan', 'siapa', 'berkas', 'kirim'];
let step = field('langkah').value;
const title = document.title.replace(/^.* · /, '');
const draft = new Draft(form);
const photos = new Photos(byId, Number(form.dataset.mostFiles), changed);

all('[data-scripted]').forEach(element => (element.hidden = false));
all('[data-plain]').forEach(element => (element.hidden = true));

// Steps

function show(next, { focus = true } = {}) {
  step = next;
  field('langkah').value = step;
  byId('lapor-enter').value = step === 'kirim' ? 'send' : 'next';
  all('[data-step]').forEach(section => (section.hidden = section.dataset.step !== step));
  const advice = byId('lapor-advice');
  advice.hidden = !advice.dataset.steps.split(' ').includes(step);
  // Before the buttons: what is said after them nobody reads.
  if (!advice.hidden) all(`[data-step="${step}"] .intake-ways, .intake-ways[data-step="${step}"]`, form).at(-1).before(advice);
  byId('lapor-progress').textContent = filled(byId('lapor-progress').dataset.text, steps.indexOf(step) + 1, steps.length);
  const heading = form.querySelector(`section[data-step="${step}"] h2`);
  entitle('');
  if (step === 'kirim') review();
  byId('lapor-complete').open = step === 'kirim';
  if (focus) {
    heading.focus({ preventScroll: true });
    byId('lapor-progress').scrollIntoView({ block: 'start' });
  }
}

/** The first that is read aloud of a page, and all that is seen of it in another tab. */
function entitle(before) {
  document.title = `${before}${form.querySelector(`section[data-step="${step}"] h2`).textContent} · ${title}`;
}

function go(next) {
  tell([]);
  refuse('');
  if (next !== step) {
    show(next);
    history.pushState({ step }, '', `#${step}`);
    changed();
  }
}

addEventListener('popstate', event => {
  tell([]);
  show(event.state?.step ?? 'apa');
});

form.addEventListener('submit', event => {
  const wanted = event.submitter?.value ?? 'next';
  if (wanted === 'stay') {
    // Another language: the server lays the same form out again.
    draft.save(step);
    return;
  }
  event.preventDefault();
  if (wanted === 'send') send();
  else if (wanted === 'back') go(steps[Math.max(steps.indexOf(step) - 1, 0)]);
  else if (wanted.startsWith('to:')) go(wanted.slice(3));
  else if (wanted === 'next') next();
});

let checking = false;

async function next() {
  if (checking) return;
  checking = true;
  const unclear = step === 'tempat' ? await where.meant() : '';
  const problems = unclear ? [{ field: 'regionName', step, text: unclear }] : await check();
  checking = false;
  if (problems.length) tell(problems);
  else go(steps[Math.min(steps.indexOf(step) + 1, steps.length - 1)]);
}

// The link in the header would lead to an empty form.
document.querySelector('header a[hreflang]')?.addEventListener('click', event => {
  event.preventDefault();
  byId('lapor-language').click();
});

// Talking to the server

function content(wanted) {
  const data = new FormData(form);
  data.delete('files');
  data.set('go', wanted);
  return data;
}

/** Posts a form; a page that was open for too long gets a new token and tries once more. */
async function post(path, data, { patience, again = true } = {}) {
  const answer = await fetch(path, {
    method: 'POST',
    body: data,
    headers: { 'X-Requested-With': 'fetch', Accept: 'application/json, text/html' },
    signal: patience ? AbortSignal.timeout(patience) : undefined,
  });
  if (answer.status === 403 && again) {
    const page = new DOMParser().parseFromString(await (await fetch(form.action)).text(), 'text/html');
    field('_csrf').value = page.querySelector('[name=_csrf]').value;
    data.set('_csrf', field('_csrf').value);
    return post(path, data, { patience, again: false });
  }
  return answer;
}

/** What is wrong with this step; nothing, when nobody can be asked: it is all looked at again when it is sent. */
async function check() {
  try {
    const answer = await post(form.action, content('check'), { patience: 3000 });
    return answer.ok ? (await answer.json()).problems : [];
  } catch {
    return [];
  }
}

let sending = false;
let filed = false;

// Whoever goes back from the receipt begins anew.
addEventListener('pageshow', event => {
  if (event.persisted && filed) location.replace(form.action);
});

async function send() {
  if (sending) return;
  sending = true;
  const button = byId('lapor-send');
  const label = button.textContent;
  button.textContent = button.dataset.sending;
  button.setAttribute('aria-busy', 'true');
  tell([]);
  refuse('');
  try {
    await photos.ready();
    const data = content('send');
    photos.addTo(data);
    await answered(await post(form.action, data));
  } catch {
    draft.save(step);
    refuse(form.dataset.offlineSend);
  } finally {
    sending = false;
    button.textContent = label;
    button.removeAttribute('aria-busy');
  }
}

async function answered(answer) {
  if (!answer.headers.get('Content-Type')?.includes('json')) {
    refuse(answer.status === 413 ? form.dataset.tooMuch : form.dataset.busy);
    return;
  }
  const { problems, refusal, to, key } = await answer.json();
  if (to) {
    filed = true;
    await draft.clear();
    // Browsers put back what stood in the fields when somebody, perhaps somebody else, goes back to this page.
    form.reset();
    all('textarea, input:not([type=hidden], [type=radio], [type=checkbox])', form).forEach(input => (input.value = ''));
    location.replace(to);
  } else if (problems?.length) {
    const first = steps.find(name => problems.some(problem => problem.step === name)) ?? step;
    show(first, { focus: false });
    history.pushState({ step }, '', `#${step}`);
    tell(problems);
  } else {
    field('situs').value = '';
    if (key) field('key').value = key;
    draft.save(step);
    refuse(refusal ?? form.dataset.busy);
  }
}

// What is wrong

function tell(problems) {
  all('.intake-problem', form).forEach(old => old.remove());
  all('.intake-wrong', form).forEach(old => old.classList.remove('intake-wrong'));
  all('[aria-invalid]', form).forEach(old => {
    old.removeAttribute('aria-invalid');
    described(old, `${old.id}-problem`, false);
  });
  const box = byId('lapor-problems');
  const list = box.querySelector('ul');
  list.replaceChildren(...problems.map(problem => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = `#lapor-${problem.field}`;
    link.textContent = problem.text;
    link.addEventListener('click', event => {
      event.preventDefault();
      if (problem.step !== step) show(problem.step, { focus: false });
      reach(problem.field);
    });
    item.append(link);
    return item;
  }));
  problems.forEach(mark);
  box.hidden = problems.length === 0;
  entitle(problems.length ? `${form.dataset.error} ` : '');
  if (problems.length) {
    box.focus();
    box.scrollIntoView({ block: 'start' });
  }
}

function mark(problem) {
  const place = byId(`lapor-${problem.field}`);
  if (!place) return;
  const text = document.createElement('small');
  text.className = 'intake-problem';
  text.id = `lapor-${problem.field}-problem`;
  text.textContent = problem.text;
  const box = place.closest('.intake-field') ?? (place.matches('fieldset, div') ? place : place.parentElement);
  box.classList.add('intake-wrong');
  if (place.matches('input, textarea, select')) {
    (place.closest('.intake-beside') ?? place).before(text);
    place.setAttribute('aria-invalid', 'true');
    described(place, text.id, true);
  } else {
    const legend = place.querySelector('legend');
    if (legend) legend.after(text);
    else place.prepend(text);
  }
}

function described(element, id, by) {
  const ids = (element.getAttribute('aria-describedby') ?? '').split(' ').filter(one => one && one !== id);
  if (by) ids.push(id);
  if (ids.length) element.setAttribute('aria-describedby', ids.join(' '));
  else element.removeAttribute('aria-describedby');
}

function reach(name) {
  const place = byId(`lapor-${name}`);
  place?.closest('details')?.setAttribute('open', '');
  (place?.matches('input, textarea, select') ? place : place?.querySelector('input, button, select'))?.focus();
}

function refuse(text) {
  const box = byId('lapor-refusal');
  box.textContent = text;
  box.hidden = !text;
  if (text) {
    box.focus();
    box.scrollIntoView({ block: 'start' });
  }
}

function line(text) {
  const box = byId('lapor-line');
  box.textContent = text;
  box.hidden = !text;
}

addEventListener('offline', () => line(form.dataset.offline));
addEventListener('online', () => line(form.dataset.online));

// What can be said while it is being written

const LONGEST_ASKED = 10000;
let asked;
let waiting;

function advise() {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const names = ['_csrf', 'text', 'title', 'province', 'regency', 'district'];
    const data = new FormData();
    names.forEach(name => data.set(name, value(name).slice(0, LONGEST_ASKED)));
    data.set('category', form.querySelector('[name=category]:checked')?.value ?? '');
    const about = JSON.stringify([...data].filter(([name]) => name !== '_csrf' && name !== 'category'));
    if (value('text').length + value('title').length < 10 || about === asked) return;
    try {
      const answer = await post(`${form.action}/saran`, new URLSearchParams(data), { patience: 8000 });
      if (!answer.ok) return;
      asked = about;
      take(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    } catch {
      // Without a connection there is nothing to say.
    }
  }, 900);
}

function take(page) {
  byId('lapor-advice').replaceChildren(page.querySelector('[data-part=hints]'));
  const categories = page.querySelector('[data-part=categories]');
  byId('lapor-proposals').replaceChildren(categories);
  if (!form.querySelector('[name=category]:checked')) form.querySelector('[name=category][value=""]').checked = true;
  if (!typeChosen) {
    const guess = form.querySelector(`[name=type][value="${categories.dataset.guess}"]`);
    if (guess) guess.checked = true;
  }
}

let typeChosen = false;

// What is there

function review() {
  const none = form.querySelector('.intake-check').dataset.none;
  const chosen = name => form.querySelector(`[name=${name}]:checked`);
  const option = name => (value(name) ? field(name).selectedOptions[0].textContent : '');
  const category = chosen('category')?.value === 'own' ? option('ownCategory') : chosen('category')?.dataset.name;
  const texts = {
    text: value('text'),
    title: value('title') || heading(value('text')),
    type: chosen('type')?.dataset.name,
    category,
    agency: option('agency'),
    place: [value('address'), byId('lapor-region-said').dataset.path, value('latitude') && byId('lapor-point-said').textContent].filter(Boolean).join('\n'),
    time: value('occurredOn') && new Date(`${value('occurredOn')}T12:00`).toLocaleDateString(document.documentElement.lang, { dateStyle: 'full' }),
    who: [chosen('anonymous')?.value === 'tidak' ? value('name') : chosen('anonymous')?.dataset.name, value('phone'), value('email')].filter(Boolean).join('\n'),
    secret: form.querySelector('[data-of=secret]').dataset[field('secret').checked ? 'hidden' : 'public'],
    files: photos.names().join('\n'),
  };
  for (const [name, text] of Object.entries(texts)) {
    const place = form.querySelector(`[data-of=${name}]`);
    place.classList.add('intake-written');
    place.textContent = text || place.dataset.none || none;
  }
}

/** As the server does it; what is filed is the server's. */
function heading(text) {
  const first = (text.match(/^[\s\S]{5,}?(?=[.!?](?:\s|$)|\n|$)/)?.[0] ?? text).replace(/\s+/g, ' ').trim();
  return first.length > 80 ? `${first.slice(0, first.lastIndexOf(' ', 79) > 4 ? first.lastIndexOf(' ', 79) : 79)}…` : first;
}

function meter() {
  const region = value('province');
  const is = {
    DETAIL: value('text').length >= Number(document.querySelector('[data-least]').dataset.least),
    PLACE: region && (value('address') || value('latitude')),
    TIME: value('occurredOn'),
    SERVICE: value('agency') || (form.querySelector('[name=category]:checked')?.value === 'own' ? value('ownCategory') : form.querySelector('[name=category]:checked')?.value),
    PHOTO: photos.count() > 0,
    CONTACT: value('phone') || value('email'),
  };
  all('[data-item]').forEach(item => {
    item.classList.toggle('there', Boolean(is[item.dataset.item]));
    const word = item.querySelector('strong');
    word.textContent = is[item.dataset.item] ? word.dataset.there : word.dataset.missing;
  });
  const count = byId('lapor-complete-count');
  count.textContent = filled(count.dataset.text, Object.values(is).filter(Boolean).length);
}

function changed() {
  draft.saveSoon(() => step);
  meter();
  const own = form.querySelector('[name=category]:checked')?.value === 'own';
  form.querySelector('.intake-within').hidden = !own;
  form.querySelector('[data-named]').hidden = form.querySelector('[name=anonymous]:checked')?.value === 'ya';
}

form.addEventListener('input', event => {
  if (event.target.name === 'type') typeChosen = true;
  changed();
  if (['text', 'title', 'district', 'regency', 'province'].includes(event.target.name)) advise();
});
form.addEventListener('change', changed);

all('[data-days]').forEach(button => button.addEventListener('click', () => {
  const day = new Date();
  day.setDate(day.getDate() - Number(button.dataset.days));
  field('occurredOn').value = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map(part => String(part).padStart(2, '0')).join('-');
  changed();
}));

const where = places(form, byId, filled, () => {
  changed();
  advise();
});

// What was written before

async function restore() {
  const kept = draft.read();
  Object.entries(kept.fields).forEach(([name, text]) => {
    all(`[name="${CSS.escape(name)}"]`, form).forEach(input => {
      if (input.type === 'radio' || input.type === 'checkbox') input.checked = input.value === text;
      else input.value = text;
    });
  });
  if (kept.fields.type) typeChosen = true;
  await where.restore(kept.fields);
  photos.set(await draft.files());
  show(steps.includes(kept.step) ? kept.step : 'apa', { focus: false });
  history.replaceState({ step }, '', `#${step}`);
  changed();
  advise();
}

byId('lapor-throw').addEventListener('click', async () => {
  if (!confirm(form.dataset.sure)) return;
  await draft.clear();
  location.replace(`${form.action}?baru`);
});

// Over plain http browsers put back a name or a number when somebody goes back to this page; what may come back is the draft, and it asks.
if (performance.getEntriesByType('navigation')[0]?.type === 'back_forward') {
  addEventListener('load', () => ['name', 'phone', 'email', 'birthYear'].forEach(name => (field(name).value = field(name).defaultValue)));
}
photos.kept = list => draft.keepFiles(list);
history.replaceState({ step }, '', `#${step}`);
const kept = draft.read();
const fresh = !value('text') && step === 'apa';
if (kept && fresh && draft.isOfThisTab()) {
  restore();
} else if (kept && fresh) {
  const box = byId('lapor-draft');
  const found = box.querySelector('[data-draft-found]');
  found.textContent = filled(found.dataset.text, new Date(kept.at).toLocaleString(document.documentElement.lang, { dateStyle: 'long', timeStyle: 'short' }));
  box.hidden = false;
  show(step, { focus: false });
  draft.pause();
  box.querySelector('[data-draft-continue]').addEventListener('click', async () => {
    box.hidden = true;
    draft.resume();
    await restore();
    form.querySelector(`section[data-step="${step}"] h2`).focus();
  });
  box.querySelector('[data-draft-discard]').addEventListener('click', async () => {
    box.hidden = true;
    draft.resume();
    await draft.clear();
    line(form.dataset.gone);
  });
} else {
  if (!fresh) draft.files().then(files => photos.set(files));
  show(step, { focus: false });
}
if (kept === null || !fresh) changed();
if (!byId('lapor-problems').hidden) {
  entitle(`${form.dataset.error} `);
  byId('lapor-problems').focus();
}
if (!navigator.onLine) line(form.dataset.offline);
meter();
