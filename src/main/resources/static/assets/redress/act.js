// Answering back on a poor line: photos are made smaller before they are sent, and without a connection what was typed stays where it is.
import { smaller } from '../attachment/smaller.js';

const form = document.getElementById('act');
const files = document.getElementById('files');
const said = document.getElementById('act-said');
const offline = document.getElementById('act-offline');
let work = null;

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

form?.addEventListener('submit', async event => {
  offline.hidden = navigator.onLine;
  if (!navigator.onLine) {
    event.preventDefault();
  } else if (work) {
    event.preventDefault();
    while (work) await work;
    form.requestSubmit(event.submitter);
  }
});

addEventListener('online', () => (offline.hidden = true));
document.getElementById('problem')?.focus();
