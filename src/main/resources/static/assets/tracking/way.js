// Draws the model of a report's procedure, once somebody asks for it.
import {drawModel, showAll, showAround, zoomButtons} from './drawing.js';

const canvas = document.getElementById('proses');
const show = document.getElementById('proses-tampil');
const tools = document.getElementById('proses-alat');
const said = document.getElementById('proses-pesan');
const ids = (text) => (text || '').split(' ').filter(Boolean);

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

async function draw() {
  show.hidden = true;
  said.textContent = canvas.dataset.loading;
  try {
    const viewer = await drawModel(canvas);
    mark(viewer);
    const here = ids(canvas.dataset.now)[0];
    const toHere = () => showAround(viewer, canvas, here);
    showAll(viewer);
    if (here) {
      toHere();
    }
    zoomButtons(viewer, tools, {now: toHere});
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
