/** Ways from the officer's own menu to our own pages: the desk, and the settings screen for those who may do something there. */
import {language} from './language.js';
import {site, whenPageChanges} from './page.js';
import {t} from './texts.js';

let allowed = false;

function offer(name, path, label) {
  const menu = document.querySelector('li.account .dropdown-menu');
  if (!menu || menu.querySelector(`.tuntas-${name}`)) return;
  const item = document.createElement('li');
  item.className = `tuntas-${name}`;
  const link = document.createElement('a');
  link.href = `${site}${path}`;
  link.textContent = label;
  item.append(link);
  menu.prepend(item);
}

function offerWays() {
  if (allowed) offer('settings', 'pengaturan', t.settings);
  offer('desk', 'petugas', t.desk);
}

export async function start() {
  whenPageChanges(offerWays);
  try {
    const answer = await fetch(`${site}pengaturan/izin`, {
      credentials: 'same-origin',
      headers: {Accept: 'application/json', 'Accept-Language': language, 'X-Requested-With': 'XMLHttpRequest'},
    });
    allowed = answer.ok && (await answer.json()).settings === true;
  } catch (unreachable) {
    // Without the link, the address still works.
    return;
  }
  offerWays();
}
