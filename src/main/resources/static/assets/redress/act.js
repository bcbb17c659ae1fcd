// Answering back on a poor line: photos are made smaller before they are sent, and without a connection what was typed stays where it is.
import { smaller } from '../attachment/smaller.js';

const form = document.getElementById('act');
const files = document.getElementById('files');
const said = document.getElementById('act-said');
const offline = document.getElementById('act-offline');
const PATIENCE = 20000;
let work = null;
let asking = false;
let sure = false;

async function shrink() {
  const box = new DataTransfer();
  for (const file of [...files.files]) box.items.add(await smaller(file));
  return box.files;
}

files?.addEventListener('change', () => {
  said.textContent = said.dataset.working;
  const mine = shrink().then(small => {
    if (work !== mine) return;
    files.files = small;
    said.textContent = '';
    work = null;
  });
  work = mine;
});

/** Whether the server is there. A browser that sends to nowhere shows an error in place of the form, and what was typed is gone. */
async function reached() {
  try {
    await fetch(form.dataset.probe, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) });
    return true;
  } catch {
    return false;
  }
}

form?.addEventListener('submit', async event => {
  if (sure) return;
  event.preventDefault();
  if (asking) return;
  asking = true;
  offline.hidden = true;
  while (work) await work;
  sure = await reached();
  asking = false;
  offline.hidden = sure;
  if (sure) form.requestSubmit(event.submitter);
});

addEventListener('pageshow', () => (sure = false));
addEventListener('online', () => (offline.hidden = true));
document.getElementById('problem')?.focus();
