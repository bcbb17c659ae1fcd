// Shows on the diagram where a report of the rehearsal is and was.
const ids = (text) => (text || '').split(' ').filter(Boolean);

for (const place of document.querySelectorAll('.rehearsal-drawing')) {
  const choice = place.querySelector('select');
  const canvas = place.querySelector('.design-canvas');
  const said = place.querySelector('.rehearsal-said');

  async function show() {
    const option = choice.selectedOptions[0];
    said.textContent = place.dataset.loading;
    try {
      const viewer = await tuntasDrawing.draw(canvas, option.value, place.dataset);
      const registry = viewer.get('elementRegistry');
      for (const id of ids(option.dataset.done).filter((one) => registry.get(one))) {
        viewer.get('canvas').addMarker(id, 'rehearsal-done');
      }
      const now = ids(option.dataset.now).filter((one) => registry.get(one));
      for (const id of now) {
        viewer.get('canvas').addMarker(id, 'rehearsal-here');
        const flag = document.createElement('span');
        flag.className = 'rehearsal-flag';
        flag.textContent = place.dataset.here;
        viewer.get('overlays').add(id, {position: {top: -30, left: 0}, html: flag, show: {minZoom: 0}, scale: {min: 1}});
      }
      if (now[0]) {
        tuntasDrawing.around(viewer, now[0]);
      }
      said.textContent = '';
      canvas.dataset.drawn = 'true';
    } catch {
      canvas.hidden = true;
      said.textContent = place.dataset.failed;
    }
  }

  place.hidden = false;
  place.querySelector('button').addEventListener('click', show);
}
