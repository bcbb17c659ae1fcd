// Draws the model of a report's procedure, once somebody asks for it: the library is heavier than the page.
const canvas = document.getElementById('proses');
const show = document.getElementById('proses-tampil');
const tools = document.getElementById('proses-alat');
const said = document.getElementById('proses-pesan');
const ids = (text) => (text || '').split(' ').filter(Boolean);

const loaded = (element) =>
  new Promise((resolve, reject) => {
    element.addEventListener('load', resolve);
    element.addEventListener('error', reject);
    document.head.append(element);
  });

const library = () =>
  Promise.all([
    loaded(Object.assign(document.createElement('link'), {rel: 'stylesheet', href: canvas.dataset.style})),
    loaded(Object.assign(document.createElement('script'), {src: canvas.dataset.library})),
  ]);

function mark(viewer) {
  const registry = viewer.get('elementRegistry');
  const drawing = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  for (const id of ids(canvas.dataset.done).filter((one) => registry.get(one))) {
    drawing.addMarker(id, 'way-done');
  }
  for (const id of ids(canvas.dataset.now).filter((one) => registry.get(one))) {
    drawing.addMarker(id, 'way-here');
    const flag = document.createElement('span');
    flag.className = 'way-flag';
    flag.textContent = canvas.dataset.here;
    overlays.add(id, {position: {top: -30, left: 0}, html: flag, show: {minZoom: 0}, scale: {min: 1}});
  }
}

function around(viewer, id) {
  const drawing = viewer.get('canvas');
  const element = viewer.get('elementRegistry').get(id);
  const width = Math.max(element.width * 2.2, 320, canvas.clientWidth / 1.2);
  const height = width * (canvas.clientHeight / canvas.clientWidth);
  drawing.viewbox({
    x: element.x + element.width / 2 - width / 2,
    y: element.y + element.height / 2 - height / 2,
    width,
    height,
  });
}

async function draw() {
  show.hidden = true;
  said.textContent = canvas.dataset.loading;
  try {
    const [model] = await Promise.all([
      fetch(canvas.dataset.model).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status))),
      library(),
    ]);
    canvas.hidden = false;
    const viewer = new BpmnJS({container: canvas});
    await viewer.importXML(model);
    mark(viewer);
    const here = ids(canvas.dataset.now)[0];
    const whole = () => viewer.get('canvas').zoom('fit-viewport', 'auto');
    whole();
    if (here) {
      around(viewer, here);
    }
    for (const button of tools.querySelectorAll('[data-zoom]')) {
      button.addEventListener('click', () => {
        const step = button.dataset.zoom;
        if (step === 'all') {
          whole();
        } else if (step === 'now') {
          around(viewer, here);
        } else {
          viewer.get('zoomScroll').stepZoom(step === 'in' ? 1 : -1);
        }
      });
    }
    tools.hidden = false;
    said.textContent = '';
    canvas.dataset.drawn = 'true';
  } catch {
    canvas.hidden = true;
    show.hidden = false;
    said.textContent = canvas.dataset.failed;
  }
}

document.getElementById('proses-tanpa').hidden = true;
show.hidden = false;
show.addEventListener('click', draw);
