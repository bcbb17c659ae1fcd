// Draws a chart above each table of figures, from the table itself. Without this the table says the same.
'use strict';

(() => {
  // Told apart by shape and dash as well, not by colour alone; dark enough on white, light enough on black.
  const COLOURS = ['#2b7a8f', '#c2601d', '#7a5ab5'];
  const SHAPES = ['circle', 'triangle', 'rect'];
  const DASHES = [[], [6, 4], [2, 3]];
  const MOST_ROWS = 15;

  const text = (cell) => cell.textContent.trim();

  const number = (cell) => (cell.dataset.value ? Number(cell.dataset.value) : null);

  function read(table, columns) {
    const heads = [...table.tHead.rows[0].cells].slice(1).map(text);
    const rows = [...table.tBodies[0].rows];
    return {
      labels: rows.map((row) => text(row.cells[0])),
      series: heads.slice(0, columns).map((name, i) => ({ name, values: rows.map((row) => number(row.cells[i + 1])) })),
    };
  }

  function longestFirst(figures) {
    const order = figures.labels
      .map((label, i) => ({ label, value: figures.series[0].values[i] }))
      .filter((row) => row.value !== null)
      .sort((a, b) => b.value - a.value)
      .slice(0, MOST_ROWS);
    return { labels: order.map((row) => row.label), series: [{ name: figures.series[0].name, values: order.map((row) => row.value) }] };
  }

  function draw(figure) {
    const kind = figure.dataset.chart;
    const rows = kind === 'rows';
    const all = read(figure.querySelector('table'), rows ? 1 : 3);
    const figures = rows ? longestFirst(all) : all;
    if (!figures.series.some((one) => one.values.some((value) => value !== null))) {
      return;
    }
    const frame = figure.querySelector('.figures-canvas');
    const style = getComputedStyle(document.documentElement);
    const ink = style.getPropertyValue('--pico-color').trim();
    const grid = style.getPropertyValue('--pico-muted-border-color').trim();
    frame.hidden = false;
    if (rows) {
      frame.style.height = `${4 + 2 * figures.labels.length}rem`;
    }
    const canvas = frame.appendChild(document.createElement('canvas'));
    const axis = { beginAtZero: true, ticks: { color: ink, precision: 0 }, grid: { color: grid } };
    const names = {
      ticks: { color: ink, callback(value) { const name = this.getLabelForValue(value); return name.length > 24 ? `${name.slice(0, 23)}…` : name; } },
      grid: { display: false },
    };
    new window.Chart(canvas, {
      type: kind === 'line' ? 'line' : 'bar',
      data: {
        labels: figures.labels,
        datasets: figures.series.map((one, i) => ({
          label: one.name,
          data: one.values,
          backgroundColor: COLOURS[i],
          borderColor: COLOURS[i],
          borderDash: DASHES[i],
          pointStyle: SHAPES[i],
          pointRadius: 4,
          spanGaps: false,
        })),
      },
      options: {
        // Nothing to see while it moves, and a page that is printed or opened in the background stays half-drawn.
        animation: false,
        maintainAspectRatio: false,
        indexAxis: rows ? 'y' : 'x',
        locale: document.documentElement.lang,
        plugins: { legend: { display: !rows, position: 'bottom', labels: { color: ink, usePointStyle: true } } },
        scales: rows ? { x: axis, y: names } : { x: names, y: kind === 'line' ? { ...axis, max: 100 } : axis },
      },
    });
  }

  // The library weighs more than all the rest of the page: it comes when somebody scrolls near the first chart.
  const library = document.currentScript.dataset.library;
  const figures = [...document.querySelectorAll('[data-chart]')];
  const near = new IntersectionObserver((seen) => {
    if (!seen.some((one) => one.isIntersecting)) {
      return;
    }
    near.disconnect();
    const script = document.createElement('script');
    script.src = library;
    script.addEventListener('load', () => figures.forEach(draw));
    document.head.append(script);
  }, { rootMargin: '400px' });
  figures.forEach((figure) => near.observe(figure));
})();
