// Draws a model of the workbench; the library is heavier than the page and comes when somebody asks for it.
window.tuntasDrawing = (() => {
  const arrived = new Map();

  const loaded = (tag, attributes) => {
    const address = attributes.src || attributes.href;
    if (!arrived.has(address)) {
      arrived.set(
        address,
        new Promise((resolve, reject) => {
          const element = Object.assign(document.createElement(tag), attributes);
          element.addEventListener('load', resolve);
          element.addEventListener('error', reject);
          document.head.append(element);
        }),
      );
    }
    return arrived.get(address);
  };

  /** Draws the model at an address into a canvas and gives back the viewer. */
  async function draw(canvas, address, {library, style}) {
    const [model] = await Promise.all([
      fetch(address).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status))),
      loaded('link', {rel: 'stylesheet', href: style}),
      loaded('script', {src: library}),
    ]);
    canvas.replaceChildren();
    canvas.hidden = false;
    const viewer = new BpmnJS({container: canvas});
    await viewer.importXML(model);
    viewer.get('canvas').zoom('fit-viewport', 'auto');
    return viewer;
  }

  /** Brings an element into view, large enough to be read. */
  function around(viewer, id) {
    const drawing = viewer.get('canvas');
    const element = viewer.get('elementRegistry').get(id);
    if (!element) {
      return;
    }
    const {width: wide, height: high} = drawing.getContainer().getBoundingClientRect();
    const at = element.waypoints ? element.waypoints[0] : {x: element.x + element.width / 2, y: element.y + element.height / 2};
    const width = Math.max((element.width || 100) * 2.2, wide / 1.2);
    const height = width * (high / wide);
    drawing.viewbox({x: at.x - width / 2, y: at.y - height / 2, width, height});
  }

  return {draw, around};
})();
