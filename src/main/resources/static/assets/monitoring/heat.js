// Draws the model with the figures of the table beside it: the table is the truth, the drawing shows where its rows lie.
import {drawModel, showAll, showAround, zoomButtons} from '../tracking/drawing.js';

const canvas = document.getElementById('peta');
const tools = document.getElementById('peta-alat');
const said = document.getElementById('peta-pesan');
const steps = [...document.querySelectorAll('tr[data-process]')];
const rows = steps.filter((row) => row.dataset.process === canvas.dataset.process);

const CLOSE = 0.55;
const FAR = 0.2;

function flag(lines, heat) {
  const box = document.createElement('div');
  box.className = `heat-flag heat-${heat}`;
  for (const line of lines.filter(Boolean)) {
    const text = document.createElement('span');
    text.textContent = line;
    box.append(text);
  }
  return box;
}

/** How hot it is in a model that is called: as hot as its hottest step. */
const heatIn = (process) =>
  Math.max(0, ...steps.filter((row) => row.dataset.process === process).map((row) => Number(row.dataset.heat)));

function link(process, heat) {
  const there = document.querySelector(`a[data-model="${CSS.escape(process)}"]`);
  const anchor = document.createElement('a');
  anchor.href = there.href;
  anchor.className = `heat-link heat-flag heat-${heat}`;
  anchor.textContent = `↓ ${there.textContent}`;
  return anchor;
}

function mark(viewer) {
  const registry = viewer.get('elementRegistry');
  const overlays = viewer.get('overlays');
  const colour = (id, heat) => viewer.get('canvas').addMarker(id, `heat-${heat}`);
  for (const {dataset: row} of rows.filter((one) => registry.get(one.dataset.element))) {
    colour(row.element, row.heat);
    overlays.add(row.element, {position: {top: -46, left: 0}, html: flag([row.first, row.second], row.heat), show: {minZoom: CLOSE}, scale: {max: 1.2}});
    overlays.add(row.element, {position: {top: -22, left: 0}, html: flag([row.brief], row.heat), show: {minZoom: FAR, maxZoom: CLOSE}, scale: {min: 1}});
  }
  for (const {dataset: call} of canvas.querySelectorAll('[data-call]')) {
    if (registry.get(call.call)) {
      const heat = heatIn(call.process);
      colour(call.call, heat);
      overlays.add(call.call, {position: {bottom: 4, left: 2}, html: link(call.process, heat), show: {minZoom: FAR}, scale: {min: 0.5, max: 1}});
    }
  }
}

/** The whole where it can be read; on small screens what is hottest, or the first step. */
function firstView(viewer) {
  showAll(viewer);
  if (viewer.get('canvas').zoom() < FAR) {
    const hottest = rows
      .filter((row) => viewer.get('elementRegistry').get(row.dataset.element))
      .reduce((best, row) => (best && best.dataset.heat >= row.dataset.heat ? best : row), undefined);
    if (hottest) {
      showAround(viewer, canvas, hottest.dataset.element);
    }
  }
}

/** From a step of the drawing to its row and back. */
function follow(viewer) {
  viewer.get('eventBus').on('element.click', ({element}) => {
    const row = rows.find((one) => one.dataset.element === element.id);
    if (row) {
      document.querySelector('tr.heat-chosen')?.classList.remove('heat-chosen');
      row.classList.add('heat-chosen');
      row.scrollIntoView({block: 'center'});
    }
  });
  for (const row of rows) {
    row.querySelector('a[href="#gambar"]')?.addEventListener('click', () => showAround(viewer, canvas, row.dataset.element));
  }
}

said.textContent = canvas.dataset.loading;
try {
  const viewer = await drawModel(canvas);
  mark(viewer);
  firstView(viewer);
  zoomButtons(viewer, tools);
  follow(viewer);
  said.textContent = '';
  canvas.dataset.drawn = 'true';
} catch {
  canvas.hidden = true;
  said.textContent = canvas.dataset.failed;
}
