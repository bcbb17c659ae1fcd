// Where it happened: regions by name or from lists, and a point from the device or the map.
const LONGEST_NAME = 100;

export function places(form, byId, filled, changed) {
  const lists = ['province', 'regency', 'district'].map(name => form.elements[name]);
  const said = byId('lapor-region-said');
  const search = byId('lapor-regionName');

  async function regions(query) {
    const answer = await fetch(`${form.action}/wilayah?${new URLSearchParams(query)}`, { headers: { Accept: 'application/json' } });
    return answer.ok ? answer.json() : [];
  }

  async function fill(list, within, chosen) {
    const first = list.options[0];
    const found = within ? await regions({ di: within }).catch(() => []) : [];
    list.replaceChildren(first, ...found.map(region => new Option(region.name, region.code)));
    list.value = chosen && found.some(region => region.code === chosen) ? chosen : '';
  }

  function tell() {
    const path = lists.filter(list => list.value).map(list => list.selectedOptions[0].textContent).reverse().join(', ');
    said.dataset.path = path;
    said.textContent = path ? filled(said.dataset.text, path) : '';
    changed();
  }

  lists[0].addEventListener('change', async () => {
    await fill(lists[1], lists[0].value);
    await fill(lists[2], '');
    tell();
  });
  lists[1].addEventListener('change', async () => {
    await fill(lists[2], lists[1].value);
    tell();
  });
  lists[2].addEventListener('change', tell);

  async function settle(code) {
    const parts = code ? code.split('.') : [];
    lists[0].value = parts[0] ?? '';
    await fill(lists[1], lists[0].value, parts.slice(0, 2).join('.'));
    await fill(lists[2], lists[1].value, parts.slice(0, 3).join('.'));
    tell();
  }

  // By name

  const foundSaid = byId('lapor-found-said');
  const foundList = byId('lapor-found-list');
  let waiting;
  let newest = 0;
  search.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 350);
  });
  search.addEventListener('keydown', event => {
    if (event.key === 'Enter') {
      event.preventDefault();
      look();
    }
  });

  async function look() {
    const mine = ++newest;
    const name = search.value.trim().slice(0, LONGEST_NAME);
    const found = name.length < 3 ? [] : await regions({ cari: name }).catch(() => null);
    if (mine !== newest) return null;
    show(name, found ?? []);
    return found;
  }

  function show(name, found) {
    foundSaid.textContent = name.length < 3 ? '' : found.length ? filled(foundSaid.dataset.count, found.length) : foundSaid.dataset.none;
    foundList.replaceChildren(...found.map(region => {
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'secondary outline';
      button.textContent = region.name;
      button.addEventListener('click', async () => {
        await choose(region);
        search.focus();
      });
      item.append(button);
      return item;
    }));
  }

  async function choose(region) {
    search.value = '';
    show('', []);
    await settle(region.code);
  }

  /** Takes what was typed and not chosen, where it can only mean one region; otherwise says what is to be done. Without a connection nobody knows. */
  async function meant() {
    clearTimeout(waiting);
    if (!search.value.trim()) return '';
    const found = await look();
    if (found?.length === 1) await choose(found[0]);
    return found === null || found.length === 1 ? '' : foundSaid.textContent || foundSaid.dataset.none;
  }

  // A point

  const latitude = form.elements.latitude;
  const longitude = form.elements.longitude;
  const point = byId('lapor-point-said');
  const remove = byId('lapor-point-remove');
  let mark = () => {};

  function set(north, east) {
    latitude.value = north === null ? '' : north.toFixed(6);
    longitude.value = east === null ? '' : east.toFixed(6);
    showPoint();
    changed();
  }

  function showPoint() {
    point.textContent = latitude.value ? filled(point.dataset.set, `${latitude.value}, ${longitude.value}`) : '';
    remove.hidden = !latitude.value;
    mark();
  }

  byId('lapor-here').addEventListener('click', () => {
    point.textContent = point.dataset.waiting;
    const denied = () => {
      point.textContent = point.dataset.denied;
    };
    if (!navigator.geolocation) denied();
    else navigator.geolocation.getCurrentPosition(here => set(here.coords.latitude, here.coords.longitude), denied, { enableHighAccuracy: true, timeout: 15000 });
  });
  remove.addEventListener('click', () => {
    set(null, null);
    byId('lapor-here').focus();
  });

  const box = byId('lapor-map-box');
  byId('lapor-map-open')?.addEventListener('click', async () => {
    if (!box.hidden) {
      box.hidden = true;
      return;
    }
    box.hidden = false;
    if (!window.L) {
      await Promise.all([load('link', { rel: 'stylesheet', href: box.dataset.style }), load('script', { src: box.dataset.script })]);
      mark = map(form, set);
    }
    mark();
  });

  showPoint();
  if (lists[0].value) {
    // The names of what the server has chosen.
    tell();
  }
  function restore(fields) {
    showPoint();
    return settle(fields.district || fields.regency || fields.province);
  }

  return { restore, meant };
}

function load(tag, attributes) {
  return new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.onload = resolve;
    element.onerror = reject;
    document.head.append(element);
  });
}

/** Shows the map, and returns what moves its mark to the point in the form. */
function map(form, set) {
  const country = [[-11, 95], [6, 141]];
  const shown = L.map('lapor-map').fitBounds(country);
  shown.attributionControl.setPrefix(false);
  // Attribution is text: nothing that is configured becomes markup.
  const attribution = document.createElement('span');
  attribution.textContent = form.dataset.attribution;
  L.tileLayer(form.dataset.tiles, { attribution: attribution.innerHTML, maxZoom: 19, referrerPolicy: 'strict-origin' }).addTo(shown);
  let dot;
  shown.on('click', event => set(event.latlng.lat, event.latlng.wrap().lng));
  return () => {
    const { latitude, longitude } = form.elements;
    dot?.remove();
    shown.invalidateSize();
    if (latitude.value) {
      const at = [Number(latitude.value), Number(longitude.value)];
      dot = L.circleMarker(at, { radius: 10 }).addTo(shown);
      // Nearer with each tap: the first one, on the whole country, is a guess.
      if (!shown.getBounds().contains(at)) shown.setView(at, 16);
      else if (shown.getZoom() < 16) shown.setView(at, Math.min(shown.getZoom() + 4, 16));
    }
  };
}
