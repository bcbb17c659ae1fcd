// A drawing of a model: fetches the library and the model, which are heavier than any page, and lets people zoom.
const loaded = (element) =>
  new Promise((resolve, reject) => {
    element.addEventListener('load', resolve);
    element.addEventListener('error', reject);
    document.head.append(element);
  });

/** Draws the model of `canvas.dataset.model`; fails when it or the library cannot be had. */
export async function drawModel(canvas) {
  const [model] = await Promise.all([
    fetch(canvas.dataset.model).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status))),
    loaded(Object.assign(document.createElement('link'), {rel: 'stylesheet', href: canvas.dataset.style})),
    loaded(Object.assign(document.createElement('script'), {src: canvas.dataset.library})),
  ]);
  canvas.hidden = false;
  const viewer = new BpmnJS({container: canvas});
  await viewer.importXML(model);
  return viewer;
}

export const showAll = (viewer) => viewer.get('canvas').zoom('fit-viewport', 'auto');

/** Shows an element with what is around it. */
export function showAround(viewer, canvas, id) {
  const element = viewer.get('elementRegistry').get(id);
  const width = Math.max(element.width * 2.2, 320, canvas.clientWidth / 1.2);
  const height = width * (canvas.clientHeight / canvas.clientWidth);
  viewer.get('canvas').viewbox({
    x: element.x + element.width / 2 - width / 2,
    y: element.y + element.height / 2 - height / 2,
    width,
    height,
  });
}

/** Buttons for those who cannot turn a wheel; `special` says what others than the usual ones do. */
export function zoomButtons(viewer, tools, special = {}) {
  for (const button of tools.querySelectorAll('[data-zoom]')) {
    button.addEventListener('click', () => {
      const step = button.dataset.zoom;
      if (step === 'all') {
        showAll(viewer);
      } else if (special[step]) {
        special[step]();
      } else {
        viewer.get('zoomScroll').stepZoom(step === 'in' ? 1 : -1);
      }
    });
  }
  tools.hidden = false;
}
