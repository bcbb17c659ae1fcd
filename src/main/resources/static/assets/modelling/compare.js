// Draws both versions side by side, marks what is different, and shows the place of a difference that somebody chooses.
const sides = document.getElementById('banding');
const said = document.getElementById('banding-pesan');
const lines = [...document.querySelectorAll('.compare-list > li')];
const viewers = {};
const ids = (text) => (text || '').split(' ').filter(Boolean);

const loaded = (element) =>
  new Promise((resolve, reject) => {
    element.addEventListener('load', resolve);
    element.addEventListener('error', reject);
    document.head.append(element);
  });

async function draw(canvas) {
  const answer = await fetch(canvas.dataset.model);
  if (!answer.ok) {
    throw new Error(answer.status);
  }
  if (answer.status === 204) {
    return;
  }
  const viewer = new BpmnJS({container: canvas});
  await viewer.importXML(await answer.text());
  viewer.get('canvas').zoom('fit-viewport', 'auto');
  viewers[canvas.dataset.side] = viewer;
  const registry = viewer.get('elementRegistry');
  // The gravest last: what was moved on the drawing and changed as well is shown as changed.
  for (const mark of ['DRAWN', 'CHANGED', 'REMOVED', 'ADDED']) {
    for (const line of lines.filter((one) => one.dataset.mark === mark)) {
      for (const id of ids(line.dataset[canvas.dataset.side]).filter((one) => registry.get(one))) {
        viewer.get('canvas').addMarker(id, `compare-is-${mark.toLowerCase()}`);
      }
    }
  }
}

function point(line) {
  for (const [side, viewer] of Object.entries(viewers)) {
    const canvas = viewer.get('canvas');
    const registry = viewer.get('elementRegistry');
    registry.filter((element) => canvas.hasMarker(element, 'compare-chosen')).forEach((element) => canvas.removeMarker(element, 'compare-chosen'));
    const found = ids(line.dataset[side]).map((id) => registry.get(id)).filter(Boolean);
    const shape = found.find((element) => !element.waypoints) || found[0];
    found.forEach((element) => canvas.addMarker(element, 'compare-chosen'));
    if (shape) {
      const at = shape.waypoints ? shape.waypoints[0] : {x: shape.x + shape.width / 2, y: shape.y + shape.height / 2};
      const box = canvas.getContainer();
      const width = Math.max(shape.width || 0, 420) * 1.4;
      const height = width * (box.clientHeight / box.clientWidth);
      canvas.viewbox({x: at.x - width / 2, y: at.y - height / 2, width, height});
    }
  }
  sides.scrollIntoView({block: 'nearest'});
}

function offer() {
  const drawn = (line) =>
    Object.entries(viewers).some(([side, viewer]) => ids(line.dataset[side]).some((id) => viewer.get('elementRegistry').get(id)));
  for (const line of lines.filter(drawn)) {
    const what = line.querySelector('.compare-what');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'compare-point';
    button.title = sides.dataset.show;
    button.textContent = what.textContent;
    button.addEventListener('click', () => point(line));
    what.replaceChildren(button);
  }
}

try {
  await Promise.all([
    loaded(Object.assign(document.createElement('link'), {rel: 'stylesheet', href: sides.dataset.style})),
    loaded(Object.assign(document.createElement('script'), {src: sides.dataset.library})),
  ]);
  await Promise.all([...sides.querySelectorAll('.compare-canvas')].map(draw));
  offer();
  sides.dataset.drawn = 'true';
} catch {
  said.textContent = sides.dataset.failed;
}
