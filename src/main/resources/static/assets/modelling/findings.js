// Marks what the check found on the diagram, and leads from a finding to its place.
const place = document.getElementById('gambar');
const canvas = place.querySelector('.design-canvas');
const tools = place.querySelector('.design-tools');
const choice = tools.querySelector('select');
const said = place.querySelector('.design-said');
const findings = [...document.querySelectorAll('.design-findings > li')];
let drawn = null;

function mark(viewer, file) {
  const registry = viewer.get('elementRegistry');
  for (const finding of findings.filter((one) => one.dataset.file === file && registry.get(one.dataset.element))) {
    viewer.get('canvas').addMarker(finding.dataset.element, `design-marked-${finding.dataset.severity}`);
  }
}

async function show(element) {
  const option = choice.selectedOptions[0];
  said.textContent = place.dataset.loading;
  try {
    if (!drawn || drawn.file !== option.dataset.file) {
      const viewer = await tuntasDrawing.draw(canvas, option.value, place.dataset);
      mark(viewer, option.dataset.file);
      drawn = {file: option.dataset.file, viewer};
    }
    if (element) {
      tuntasDrawing.around(drawn.viewer, element);
      place.scrollIntoView({block: 'start'});
    }
    said.textContent = '';
    canvas.dataset.drawn = drawn.file;
  } catch {
    canvas.hidden = true;
    drawn = null;
    said.textContent = place.dataset.failed;
  }
}

for (const finding of findings) {
  const button = finding.querySelector('.design-show');
  if (button) {
    button.hidden = false;
    button.addEventListener('click', () => {
      choice.selectedIndex = [...choice.options].findIndex((one) => one.dataset.file === finding.dataset.file);
      show(finding.dataset.element);
    });
  }
}
tools.hidden = choice.options.length === 0;
tools.querySelector('button').addEventListener('click', () => show(null));
