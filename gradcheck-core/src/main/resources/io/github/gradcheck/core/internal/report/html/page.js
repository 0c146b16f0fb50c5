'use strict';
// Draws the charts of one check from the data in the page. Every number it shows stands in a table as well.
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  for (const key of data.maps.filter(each => each)) {
    key.entries ??= key.analytic.map((value, cell) => cell);
  }
  const reading = document.getElementById('reading');
  const charts = new Map();
  let colours;

  const number = value => (typeof value === 'number' ? value : Number(value));
  const measured = value => !Number.isNaN(number(value));
  const short = value => (Number.isFinite(value) ? String(Number(value.toPrecision(7))) : String(value));

  function readColours() {
    const style = getComputedStyle(document.documentElement);
    const names = ['paper', 'ink', 'quiet', 'line', 'zero', 'below', 'above', 'unmeasured', 'nothing', 'right', 'wrong'];
    colours = Object.fromEntries(names.map(name => [name, style.getPropertyValue('--' + name).trim()]));
    Chart.defaults.color = colours.quiet;
    Chart.defaults.borderColor = colours.line;
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    Chart.defaults.font.size = 12;
    Chart.defaults.animation = false;
    Chart.defaults.plugins.tooltip.displayColors = false;
  }

  // The cube root keeps entries visible that are a thousandth of the largest.
  const strength = (value, most) => (most > 0 ? Math.sign(value) * Math.cbrt(Math.min(Math.abs(value) / most, 1)) : 0);

  function shade(part) {
    const channel = (colour, i) => parseInt(colour.slice(1 + 2 * i, 3 + 2 * i), 16);
    const end = part < 0 ? colours.below : colours.above;
    const mix = [0, 1, 2].map(i => {
      const zero = channel(colours.zero, i);
      return Math.round(zero + Math.abs(part) * (channel(end, i) - zero));
    });
    return `rgb(${mix.join(',')})`;
  }

  function hatching() {
    const tile = document.createElement('canvas');
    tile.width = tile.height = 6;
    const pen = tile.getContext('2d');
    pen.fillStyle = colours.paper;
    pen.fillRect(0, 0, 6, 6);
    pen.strokeStyle = colours.unmeasured;
    pen.beginPath();
    for (const shift of [-6, 0, 6]) {
      pen.moveTo(shift, 6);
      pen.lineTo(shift + 6, 0);
    }
    pen.stroke();
    return tile;
  }

  function indices(shape, entry) {
    const found = [];
    let rest = entry;
    for (let d = shape.length - 1; d >= 0; d--) {
      found.unshift(rest % shape[d]);
      rest = Math.floor(rest / shape[d]);
    }
    return '[' + found.join(',') + ']';
  }

  function describe(key, cell) {
    const wrong = key.wrong.includes(cell) ? ', wrong' : '';
    const n = number(key.numerical[cell]);
    const lines = [key.key + indices(key.shape, key.entries[cell]) + wrong, 'analytic ' + short(number(key.analytic[cell]))];
    lines.push(measured(n) ? 'numerical ' + short(n) : 'numerical not measured');
    if (measured(n)) {
      lines.push('difference ' + short(number(key.difference[cell])));
    }
    return lines;
  }

  function largest(key) {
    const sizes = [...key.analytic, ...key.numerical, ...key.difference].map(value => Math.abs(number(value)));
    return sizes.reduce((most, size) => (Number.isFinite(size) && size > most ? size : most), 0);
  }

  function tooltip(key) {
    return {
      filter: item => item.raw.cell !== undefined,
      callbacks: { title: () => '', label: item => describe(key, item.raw.cell) },
    };
  }

  function drawMap(canvas, key, values) {
    const maps = canvas.closest('.maps');
    const beside = !maps.classList.contains('stacked') && maps.clientWidth >= 700;
    const lastRow = ((key.rows - 1) * key.block[0] + key.first[0]) * (key.layout === 'FOLDED' ? key.width : 1);
    const left = key.layout === 'ROW' ? 12 : 30 + 8 * String(lastRow).length;
    const bottom = 38;
    const edge = 8;
    const room = Math.max(120, beside ? (maps.clientWidth - 64) / 3 : maps.clientWidth) - left - edge;
    const cell = Math.max(1, Math.min(26, Math.floor(Math.min(room / key.columns, 330 / key.rows))));
    canvas.width = left + edge + key.columns * cell;
    canvas.height = bottom + edge + key.rows * cell;
    const most = largest(key);
    const hatch = canvas.getContext('2d').createPattern(hatching(), 'repeat');
    const points = [];
    key.entries.forEach((entry, i) => {
      if (entry >= 0) {
        points.push({ x: i % key.columns, y: Math.floor(i / key.columns), cell: i });
      }
    });
    const fill = point => {
      const value = number(key[values][point.cell]);
      if (Number.isFinite(value)) {
        return shade(strength(value, most));
      }
      const unmeasured = values !== 'analytic' && !measured(key.numerical[point.cell]);
      return unmeasured ? hatch : colours.nothing;
    };
    const gap = cell >= 8 ? 1 : 0;
    const corner = (cell - gap) / Math.SQRT2;
    // Small cells get a ring around them, unless there would be rings everywhere.
    const ringed = cell < 8 && key.wrong.length * 4 < points.length;
    const marks = {
      data: values === 'difference' ? key.wrong.map(i => ({ x: i % key.columns, y: Math.floor(i / key.columns) })) : [],
      pointStyle: ringed ? 'circle' : 'rect',
      radius: ringed ? 6 : corner,
      pointHitRadius: 0,
      hoverRadius: 0,
      backgroundColor: 'transparent',
      borderColor: colours.ink,
      borderWidth: cell < 5 && !ringed ? 0 : 1.5,
      clip: false,
    };
    const folded = key.layout === 'FOLDED';
    const axis = (count, block, first, title, width) => ({
      type: 'linear',
      min: -0.5,
      max: count - 0.5,
      grid: { display: false },
      border: { display: false },
      title: { display: true, text: title, padding: 2 },
      // Labels stand at round numbers, far enough from each other.
      afterBuildTicks: scale => {
        const least = (10 + 8 * String((count * block + first) * width).length) / cell;
        const power = 10 ** Math.floor(Math.log10(Math.max(least, 1)));
        const every = [1, 2, 5, 10].map(times => times * power).find(step => step >= least);
        scale.ticks = [];
        for (let i = 0; i < count; i += every) {
          scale.ticks.push({ value: i });
        }
      },
      ticks: { autoSkip: false, maxRotation: 0, padding: 2, callback: value => (value * block + first) * width },
    });
    const x = axis(key.columns, key.block[1], key.first[1], key.layout === 'MATRIX' ? 'column' : folded ? 'entry in its row' : 'entry', 1);
    x.afterFit = scale => { scale.height = bottom; };
    const y = axis(key.rows, key.block[0], key.first[0], key.layout === 'MATRIX' ? 'row' : folded ? 'first entry of the row' : '', folded ? key.width : 1);
    y.reverse = true;
    y.afterFit = scale => { scale.width = left; };
    y.ticks.display = key.layout !== 'ROW';
    y.title.display = y.ticks.display && key.rows * cell > 60;
    return new Chart(canvas, {
      type: 'scatter',
      data: {
        datasets: [marks, {
          data: points,
          pointStyle: 'rect',
          radius: corner,
          hoverRadius: corner,
          hitRadius: 0,
          backgroundColor: context => (context.raw ? fill(context.raw) : 'transparent'),
          borderWidth: 0,
          hoverBorderColor: colours.ink,
          hoverBorderWidth: 2,
          clip: false,
        }],
      },
      options: {
        responsive: false,
        layout: { autoPadding: false, padding: { left: 0, bottom: 0, top: edge, right: edge } },
        interaction: { mode: 'nearest', intersect: true },
        onHover: (event, found) => found.length > 0 && readCell(maps, points[found[0].index]),
        scales: { x, y },
        plugins: { legend: { display: false }, tooltip: { enabled: false } },
      },
    });
  }

  // The three maps of a key mark the same cell, and its numbers stand below them: there is no room inside a small map.
  function readCell(maps, point) {
    for (const canvas of maps.querySelectorAll('canvas')) {
      const chart = charts.get(canvas);
      const index = chart.data.datasets[1].data.findIndex(each => each.cell === point.cell);
      chart.setActiveElements([{ datasetIndex: 1, index }]);
      chart.render();
    }
    const number = maps.querySelector('canvas').dataset.number;
    document.querySelector(`[data-reading="${number}"]`).textContent = describe(data.maps[number], point.cell).join(', ');
  }

  function legend(place, key) {
    const most = largest(key);
    const swatch = (background, text, border) => {
      const item = document.createElement('span');
      const sample = document.createElement('span');
      sample.className = 'swatch';
      sample.style.background = background;
      if (border) {
        sample.style.border = '2px solid ' + colours.ink;
      }
      item.append(sample, text);
      return item;
    };
    const scale = document.createElement('span');
    const bar = document.createElement('span');
    bar.className = 'bar';
    const stops = [-1, -0.5, 0, 0.5, 1].map(part => shade(part));
    bar.style.background = `linear-gradient(to right, ${stops.join(',')})`;
    const end = short(Number(most.toPrecision(3)));
    const compared = place.previousElementSibling.querySelectorAll('canvas').length > 1;
    scale.append('-' + end, bar, end + ' (cube-root scale' + (compared ? ', the same in all three)' : ')'));
    place.replaceChildren(scale);
    if (key.wrong.length > 0) {
      place.append(swatch(colours.zero, 'wrong', true));
    }
    if (compared && key.entries.some((entry, i) => entry >= 0 && !measured(key.numerical[i]))) {
      place.append(swatch(`repeating-linear-gradient(135deg, ${colours.paper} 0 3px, ${colours.unmeasured} 3px 4px)`, 'not measured'));
    }
    const infinite = value => Math.abs(number(value)) === Infinity;
    if (key.entries.some((entry, i) => entry >= 0 && (infinite(key.numerical[i]) || !Number.isFinite(number(key.analytic[i]))))) {
      place.append(swatch(colours.nothing, 'not a finite number'));
    }
  }

  function drawScatter(canvas, key) {
    const wrong = new Set(key.wrong);
    const points = key.entries
      .map((entry, cell) => ({ x: number(key.numerical[cell]), y: number(key.analytic[cell]), cell, entry }))
      .filter(point => point.entry >= 0 && Number.isFinite(point.x) && Number.isFinite(point.y));
    const all = points.flatMap(point => [point.x, point.y]);
    const low = all.reduce((a, b) => Math.min(a, b), Infinity);
    const high = all.reduce((a, b) => Math.max(a, b), -Infinity);
    const margin = (high - low || Math.abs(high) || 1) * 0.06;
    const range = points.length ? [low - margin, high + margin] : [-1, 1];
    const set = (label, chosen, colour, style, radius) => ({
      label, data: chosen, backgroundColor: colour, borderColor: colour, pointStyle: style, radius, hoverRadius: radius + 2, borderWidth: 1.5,
    });
    const axis = text => ({ min: range[0], max: range[1], title: { display: true, text }, ticks: { maxTicksLimit: 7, maxRotation: 0, includeBounds: false } });
    return new Chart(canvas, {
      type: 'scatter',
      data: {
        datasets: [
          set('wrong', points.filter(point => wrong.has(point.cell)), colours.wrong, 'triangle', 5),
          set(key.whole ? 'not looked at closer' : 'not known to be wrong', points.filter(point => !wrong.has(point.cell)), colours.right, 'circle', 3),
          {
            label: 'analytic = numerical', data: range.map(value => ({ x: value, y: value })), showLine: true, pointRadius: 0,
            pointHitRadius: 0, borderColor: colours.quiet, borderDash: [5, 4], borderWidth: 1, pointStyle: 'line',
          },
        ].filter(set => set.data.length > 0),
      },
      options: {
        responsive: true, aspectRatio: 1.2,
        interaction: { mode: 'nearest', intersect: true },
        scales: { x: axis('numerical'), y: axis('analytic') },
        plugins: {
          legend: { position: 'bottom', labels: { usePointStyle: true, color: colours.ink } },
          tooltip: tooltip(key),
        },
      },
    });
  }

  const positive = value => Number.isFinite(value) && value > 0;

  const overSteps = (entry, values) => entry.steps
    .map((step, i) => ({ x: number(step), y: number(values[i]), name: i }))
    .filter(point => positive(point.x) && positive(point.y))
    .sort((a, b) => a.x - b.x);

  const line = (label, points, colour, more) => ({
    label, data: points, showLine: true, borderColor: colour, backgroundColor: colour, borderWidth: 2, radius: 3, ...more,
  });

  const powersOfTen = (text, titled) => ({
    type: 'logarithmic',
    title: { display: titled, text },
    ticks: { maxRotation: 0, autoSkip: true, callback: value => (Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-9 ? value.toExponential(0).replace('e+', 'e') : '') },
    afterBuildTicks: scale => {
      const from = Math.ceil(Math.log10(scale.min) - 1e-9);
      const to = Math.floor(Math.log10(scale.max) + 1e-9);
      const every = Math.max(1, Math.ceil((to - from) / 6));
      scale.ticks = [];
      for (let power = from; power <= to; power += every) {
        scale.ticks.push({ value: 10 ** power });
      }
    },
  });

  function chartOverSteps(canvas, sets, y, legend) {
    const titled = canvas.parentElement.clientWidth > 220;
    return new Chart(canvas, {
      type: 'scatter',
      data: { datasets: sets.filter(set => set.data.length > 0) },
      options: {
        responsive: true, aspectRatio: 1.35,
        interaction: { mode: 'nearest', intersect: true },
        scales: { x: powersOfTen('step h', titled), y: { ...powersOfTen('distance', titled), ...y } },
        plugins: {
          legend,
          tooltip: {
            callbacks: {
              title: () => '',
              label: item => [item.dataset.label + ' ' + item.raw.y.toExponential(2), 'step ' + item.raw.x.toExponential(2)],
            },
          },
        },
      },
    });
  }

  function drawSteps(canvas, entry) {
    const series = values => overSteps(entry, values);
    const kept = entry.kept.map(i => ({ x: number(entry.steps[i]), y: number(entry.errorBars[i]) })).filter(point => positive(point.y));
    const steps = entry.steps.map(number).filter(positive);
    const backward = number(entry.backward);
    const ends = [Math.min(...steps), Math.max(...steps)];
    const sets = [
      line('central difference', series(entry.distances), colours.right, { pointStyle: 'circle' }),
      line('error bar', series(entry.errorBars), colours.quiet, { borderDash: [5, 4], pointStyle: 'rect', borderWidth: 1.5 }),
      line('kept', kept, colours.ink, { showLine: false, radius: 8, hoverRadius: 9, pointStyle: 'rectRot', backgroundColor: 'transparent', borderWidth: 2.5 }),
      line('backward', positive(backward) ? ends.map(x => ({ x, y: backward })) : [], colours.wrong, { radius: 0, pointHitRadius: 6, pointStyle: 'line' }),
    ];
    const legend = { position: 'bottom', labels: { usePointStyle: true, color: colours.ink } };
    return chartOverSteps(canvas, sets, { suggestedMax: 3 * backward }, legend);
  }

  // Of a smooth loss truncation is c h^2, and rounding is r / h: the lines end where they meet.
  function drawCurve(canvas, entry) {
    const points = overSteps(entry, entry.distances);
    const kept = entry.kept.map(i => ({ x: number(entry.steps[i]), y: number(entry.distances[i]) })).filter(point => positive(point.y));
    const steps = entry.steps.map(number).filter(positive);
    const [finest, coarsest] = [Math.min(...steps), Math.max(...steps)];
    const [c, r] = [number(entry.truncation), number(entry.rounding)];
    const meeting = positive(c) ? Math.min(Math.max(Math.cbrt(r / c), finest), coarsest) : coarsest;
    const least = Math.min(...points.map(point => point.y), r / meeting);
    const law = (label, ends, height, dash) => line(label, ends.map(x => ({ x, y: height(x) })), colours.ink, { borderDash: dash, borderWidth: 1.25, radius: 0, pointHitRadius: 4 });
    return chartOverSteps(canvas, [
      line('kept', kept, colours.ink, { showLine: false, radius: 7, hoverRadius: 8, pointStyle: 'rectRot', backgroundColor: 'transparent', borderWidth: 2 }),
      law('slope 2', positive(c) ? [meeting, coarsest] : [], x => c * x * x, [7, 4]),
      law('rounding', [finest, meeting], x => r / x, [2, 3]),
      line('central difference', points, colours.right, { pointStyle: 'circle', radius: 3, borderWidth: 1 }),
    ], { min: positive(least) ? least / 3 : undefined }, { display: false });
  }

  function curveLegend(place) {
    const sample = (dash, colour, text) => {
      const item = document.createElement('span');
      const stroke = document.createElement('span');
      stroke.className = 'stroke';
      stroke.style.borderTop = `2px ${dash} ${colour}`;
      item.append(stroke, text);
      return item;
    };
    const kept = document.createElement('span');
    kept.textContent = '\u25c7 the step with the smallest error bar';
    place.replaceChildren(
      sample('solid', colours.right, 'central difference'), kept,
      sample('dashed', colours.ink, 'slope 2'), sample('dotted', colours.ink, 'rounding, at most'));
  }

  function draw(canvas) {
    charts.get(canvas)?.destroy();
    const found = canvas.dataset;
    const kinds = {
      map: () => drawMap(canvas, data.maps[found.number], found.values),
      scatter: () => drawScatter(canvas, data.maps[found.number]),
      steps: () => drawSteps(canvas, data.steps[found.number]),
      curve: () => drawCurve(canvas, data.curves[found.number]),
    };
    charts.set(canvas, kinds[found.chart]());
  }

  // A closed part has no width yet: it is drawn when it opens.
  const isVisible = element => element.getClientRects().length > 0;

  function drawAll(within) {
    for (const maps of within.querySelectorAll('.maps')) {
      const key = data.maps[maps.querySelector('canvas').dataset.number];
      maps.classList.toggle('stacked', key.rows === 1 && key.columns > 8);
    }
    within.querySelectorAll('canvas[data-chart]').forEach(canvas => {
      if (isVisible(canvas.parentElement)) {
        draw(canvas);
      }
    });
    within.querySelectorAll('[data-curves]').forEach(curveLegend);
    within.querySelectorAll('[data-legend]').forEach(place => legend(place, data.maps[place.dataset.legend]));
    document.documentElement.dataset.drawn = charts.size;
  }

  // Arrow keys walk through the points; in a heat map also up and down.
  function move(chart, key) {
    const points = chart.data.datasets.flatMap((set, datasetIndex) =>
      set.data.map((raw, index) => ({ datasetIndex, index, raw }))).filter(point => ['steps', 'curve'].includes(chart.canvas.dataset.chart) || point.raw.cell !== undefined);
    const active = chart.getActiveElements()[0];
    const at = active ? points.findIndex(point => point.datasetIndex === active.datasetIndex && point.index === active.index) : -1;
    const row = chart.canvas.dataset.chart === 'map' ? data.maps[chart.canvas.dataset.number].columns : 1;
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: row, ArrowUp: -row }[key];
    const to = { Home: 0, End: points.length - 1 }[key] ?? (at < 0 ? 0 : at + by);
    const point = points[to];
    if (!point) {
      return;
    }
    if (chart.canvas.dataset.chart === 'map') {
      readCell(chart.canvas.closest('.maps'), point.raw);
      return;
    }
    const { x, y } = chart.getDatasetMeta(point.datasetIndex).data[point.index].getProps(['x', 'y']);
    chart.setActiveElements([point]);
    chart.tooltip.setActiveElements([point], { x, y });
    chart.render();
    reading.textContent = chart.tooltip.body.flatMap(part => part.lines).join(', ');
  }

  function leave(left) {
    const maps = left.canvas.closest('.maps');
    for (const chart of maps ? [...maps.querySelectorAll('canvas')].map(canvas => charts.get(canvas)) : [left]) {
      chart.setActiveElements([]);
      chart.tooltip.setActiveElements([], { x: 0, y: 0 });
      chart.render();
    }
  }

  const keys = ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Home', 'End'];
  document.addEventListener('keydown', event => {
    const chart = charts.get(event.target);
    if (chart && keys.includes(event.key) && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      move(chart, event.key);
    } else if (chart && event.key === 'Escape') {
      leave(chart);
    }
  });
  document.addEventListener('focusout', event => {
    const chart = charts.get(event.target);
    if (chart) {
      leave(chart);
    }
  });

  // A link to a key opens it.
  function openTarget() {
    const target = document.getElementById(location.hash.slice(1));
    const details = target?.closest('details');
    if (details) {
      details.open = true;
      target.scrollIntoView();
    }
  }

  document.querySelectorAll('section > details').forEach(details =>
    details.addEventListener('toggle', () => details.open && drawAll(details)));
  window.addEventListener('hashchange', openTarget);
  let width = window.innerWidth;
  let waiting;
  window.addEventListener('resize', () => {
    if (window.innerWidth !== width) {
      width = window.innerWidth;
      clearTimeout(waiting);
      waiting = setTimeout(() => drawAll(document), 150);
    }
  });
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    readColours();
    drawAll(document);
  });
  const list = document.getElementById('list');
  if (list) {
    list.hash = location.pathname.split('/').pop();
  }
  readColours();
  drawAll(document);
  openTarget();
})();
