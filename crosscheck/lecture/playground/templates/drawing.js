// What is seen: the graph with its values and derivatives, the plane, E along one parameter, and the bar of its terms.
"use strict";

const SVG = "http://www.w3.org/2000/svg";

function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function html(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

// Numbers, with three digits or with all of them.

const withMinus = (text) => text.replaceAll("-", "−");

function short(t, n = 3) {
  if (t === 0) return "0";
  if (!Number.isFinite(t)) return withMinus(String(t));
  if (Math.abs(t) < 0.001 || Math.abs(t) >= 1e5) return withMinus(t.toExponential(n - 2)).replace("e+", "e");
  return withMinus(Math.abs(t) >= 10 ** (n - 1) ? t.toFixed(0) : t.toPrecision(n));
}

// The digits of a number up to a bound of its rounding errors, and those beyond it.
function digits(t, bound) {
  const [, sign, mantissa, exponent] = /^(-?)([\d.]+)(e.*)?$/.exec(t.toPrecision(17)) ?? ["", "", String(t), ""];
  const sure = t === 0 ? 17 : Math.floor(Math.log10(Math.abs(t))) - Math.floor(Math.log10(bound));
  let counted = 0;
  let cut = 0;
  let begun = false;
  for (; cut < mantissa.length; cut++) {
    if (mantissa[cut] === ".") continue;
    begun ||= mantissa[cut] !== "0";
    if (begun && counted++ >= sure) break;
  }
  return [withMinus(sign) + mantissa.slice(0, cut), mantissa.slice(cut), withMinus(exponent ?? "")];
}

// The graph

const WIDE = 780;
const LEAST = 38; // height of a box: two lines of text
const BOXES = {}; // name -> middle, width and kind, in the order of the forward pass

// Place the boxes, each `tall`, since fingers need more than a mouse does; return the height of them all.
function placeBoxes(tall) {
  const row = 2 * tall + 12;
  const upper = (j) => row * (j - 0.5) - tall / 2 - 1.5;
  const lower = (j) => upper(j) + tall + 3;
  const place = (name, x, y, width, kind, more) => (BOXES[name] = { x, y, width, kind, ...more });
  const units = [1, 2, 3, 4];
  for (const k of [1, 2]) place(`x${k}`, 42, row * (2 * k - 1), 76, "point");
  for (const j of units) {
    place(`v${j}1`, 176, upper(j), 116, "parameter");
    place(`v${j}2`, 176, lower(j), 116, "parameter");
    place(`b${j}`, 316, lower(j), 112, "parameter");
  }
  for (const j of units) place(`q${j}`, 316, upper(j), 112, "node", { line: "q" });
  for (const j of units) {
    place(`G${j}`, 444, upper(j), 108, "node", { line: "G" });
    place(`dphi${j}`, 444, lower(j) - 4, 124, "slope", { label: "φ′(q)" });
  }
  for (const j of units) place(`u${j}`, 572, upper(j), 112, "parameter");
  place("a", 714, upper(1), 124, "parameter");
  place("z", 714, upper(2), 124, "node", { line: "z" });
  place("y_out", 714, upper(3) - 25, 124, "slope", { label: "y_out" });
  place("y", 714, upper(3) + 20, 124, "label");
  place("E", 714, upper(4) + 18, 124, "node", { line: "E" });
  return 4 * row;
}
placeBoxes(LEAST);

const EDGES = [];
for (const j of [1, 2, 3, 4]) {
  for (const k of [1, 2]) EDGES.push([`x${k}`, `v${j}${k}`], [`v${j}${k}`, `q${j}`]);
  EDGES.push([`b${j}`, `q${j}`], [`q${j}`, `G${j}`], [`G${j}`, `u${j}`], [`u${j}`, "z"]);
}
EDGES.push(["a", "z"], ["z", "y_out"], ["y_out", "y"], ["y", "E"]);

// Which boxes a line of the page computes.
const OF_LINE = {
  x: ["x1", "x2"],
  q: ["q1", "q2", "q3", "q4"],
  G: ["G1", "G2", "G3", "G4", "dphi1", "dphi2", "dphi3", "dphi4"],
  z: ["z"],
  s: ["y_out", "y"],
  E: ["E"],
  dE_dz: ["z"],
  dE_du: ["u1", "u2", "u3", "u4"],
  dE_da: ["a"],
  dE_dG: ["G1", "G2", "G3", "G4"],
  dE_dq: ["q1", "q2", "q3", "q4"],
  dE_dV: NAMES.filter((name) => name[0] === "v"),
  dE_db: ["b1", "b2", "b3", "b4"],
  gradient: NAMES,
  params: NAMES,
};
// Which boxes it computes them from.
const USED = {
  q: ["x1", "x2", ...NAMES.filter((name) => "vb".includes(name[0]))],
  G: ["q1", "q2", "q3", "q4"],
  z: ["G1", "G2", "G3", "G4", "u1", "u2", "u3", "u4", "a"],
  s: ["z"],
  E: ["y"],
  dE_dz: ["y_out", "y"],
  dE_du: ["z", "G1", "G2", "G3", "G4"],
  dE_da: ["z"],
  dE_dG: ["z", "u1", "u2", "u3", "u4"],
  dE_dq: ["G1", "G2", "G3", "G4", "dphi1", "dphi2", "dphi3", "dphi4"],
  dE_dV: ["q1", "q2", "q3", "q4", "x1", "x2"],
  dE_db: ["q1", "q2", "q3", "q4"],
};
// What a narrow screen shows of the graph at a line: from where, and how wide.
const PART = {
  q: [112, 264],
  G: [252, 258],
  z: [510, 270],
  s: [510, 270],
  E: [510, 270],
  dE_dz: [510, 270],
  dE_du: [384, 250],
  dE_da: [510, 270],
  dE_dG: [384, 250],
  dE_dq: [252, 258],
  dE_dV: [112, 264],
  dE_db: [252, 258],
  gradient: [112, 264],
};

// The way from a parameter to E.
function way(name) {
  const [kind, j] = name;
  const last = ["z", "y_out", "y", "E"];
  if (kind === "a") return ["a", ...last];
  if (kind === "u") return [`G${j}`, name, ...last];
  const through = [name, `q${j}`, `dphi${j}`, `G${j}`, `u${j}`, ...last];
  return kind === "v" ? [`x${name[2]}`, ...through] : through;
}

const ROLES = { parameter: "slider", point: "slider", label: "slider", node: "img", slope: "img" };

function buildGraph(root, tall = LEAST) {
  const height = placeBoxes(tall);
  root.replaceChildren();
  const edges = EDGES.map(([from, to]) => {
    const [one, other] = [BOXES[from], BOXES[to]];
    const below = Math.abs(one.x - other.x) < 1;
    const [x0, y0] = below ? [one.x, one.y] : [one.x + one.width / 2, one.y];
    const [x1, y1] = below ? [other.x, other.y] : [other.x - other.width / 2, other.y];
    const bend = below ? 0 : (x1 - x0) / 2;
    const path = svg("path", { class: "edge", d: `M${x0},${y0} C${x0 + bend},${y0} ${x1 - bend},${y1} ${x1},${y1}` });
    root.append(path);
    return { from, to, path };
  });
  const boxes = {};
  for (const [name, { x, y, width, kind, label }] of Object.entries(BOXES)) {
    const one = kind === "slope" || kind === "label";
    const high = kind === "slope" ? 24 : tall;
    const group = svg("g", {
      class: `box ${kind}`,
      "data-name": name,
      transform: `translate(${x},${y})`,
      role: ROLES[kind],
    });
    if (kind !== "slope") group.setAttribute("tabindex", "0");
    const first = one ? 5 : -3.5;
    const fitted = { lengthAdjust: "spacingAndGlyphs" };
    const text = (kind, x, y, ...words) => svg("text", { class: kind, x, y, ...fitted }, ...words);
    const [left, right] = [7 - width / 2, width / 2 - 7];
    const texts = {
      called: text("name", left, first, label ?? name),
      value: text("value", right, kind === "point" ? 14 : first),
      measured: text("measured", left, 14),
      derivative: text("derivative", right, 14),
    };
    const rect = svg("rect", { x: -width / 2, y: -high / 2, width, height: high, rx: kind === "node" ? 19 : 6 });
    group.append(rect, ...Object.values(texts));
    root.append(group);
    boxes[name] = { group, ...texts };
  }
  return { root, edges, boxes, height, tall };
}

// Draw the texts of a row narrower where they are too long for their room. All are measured before any is changed,
// so that the browser lays them out once.
function fit(rows) {
  for (const { texts } of rows) for (const text of texts) text.removeAttribute("textLength");
  const mayBeLong = ({ room, texts }) => 10 * sum(texts.map((text) => text.textContent.length)) > room;
  const measured = rows
    .filter(mayBeLong)
    .map(({ room, texts }) => ({ room, texts, lengths: texts.map((text) => text.getComputedTextLength()) }));
  for (const { room, texts, lengths } of measured) {
    const share = room / sum(lengths);
    if (share < 1) texts.forEach((text, i) => text.setAttribute("textLength", share * lengths[i]));
  }
}

function updateGraph({ root, edges, boxes, height }, shown) {
  const rows = [];
  for (const [name, { group, called, value, derivative, measured }] of Object.entries(boxes)) {
    const number = shown.values[name];
    value.textContent = name === "y" ? number : short(number);
    const slope = shown.derivatives[name];
    derivative.textContent = slope === undefined ? "" : shown.said(name, slope, shown.measured ? 2 : 3);
    const check = shown.measured?.[name];
    const differs = check !== undefined && isApart(slope, check);
    measured.textContent = check === undefined ? "" : differs ? `${short(check, 2)}≠` : "=";
    group.classList.toggle("differs", differs);
    group.classList.toggle("chosen", name === shown.chosen);
    group.classList.toggle("on-the-way", shown.way.includes(name));
    group.classList.toggle("lit", shown.lit.includes(name));
    group.classList.toggle("used", shown.used.includes(name));
    const beside = check === undefined ? "" : `, measured ${short(check)}, ${differs ? "not the same" : "the same"}`;
    const told =
      slope === undefined ? short(number) : `${short(number)}, derivative ${shown.said(name, slope)}${beside}`;
    const { kind, width } = BOXES[name];
    rows.push({ room: width - 20, texts: kind === "point" ? [value] : [called, value] });
    rows.push({ room: width - 20, texts: [measured, derivative] });
    const label =
      { point: `${name} of the point`, label: "y, the label of the point" }[kind] ?? BOXES[name].label ?? name;
    if (ROLES[kind] === "slider") set(group, { "aria-label": label, "aria-valuenow": number, "aria-valuetext": told });
    else set(group, { "aria-label": `${label}: ${told}` });
  }
  root.classList.toggle("back", shown.isBackward);
  const takesPart = [...shown.lit, ...shown.used];
  for (const { from, to, path } of edges) {
    path.classList.toggle("on-the-way", shown.way.includes(from) && shown.way.includes(to));
    path.classList.toggle("lit", [from, to].every((name) => takesPart.includes(name)));
  }
  fit(rows);
  const [from, width] = shown.part ?? [0, WIDE];
  root.setAttribute("viewBox", `${from} 0 ${width} ${height}`);
}

const isApart = (one, other) => Math.abs(one - other) > 1e-6 + 1e-4 * Math.abs(other);

// The plane: what the network says, the points, and the line on which each hidden node is 1/2.

const EDGE = 2.6; // of the plane, which goes from −EDGE to EDGE both ways
const GRID = 96; // squares a side, each of the colour in its middle
const SQUARES = Array.from({ length: GRID * GRID }, (_, i) => {
  const at = (k) => (((k + 0.5) / GRID) * 2 - 1) * EDGE;
  return [at(i % GRID), -at(Math.floor(i / GRID))];
});
const REGION = { q: FORWARD.q, G: FORWARD.G, z: FORWARD.z };

function buildPlane(canvas, root, X) {
  set(root, { viewBox: `${-EDGE} ${-EDGE} ${2 * EDGE} ${2 * EDGE}` });
  set(canvas, { width: GRID, height: GRID });
  const points = X.map(([x1, x2]) => svg("g", { transform: `translate(${x1},${-x2})` }));
  const lines = [0, 1, 2, 3].map((j) => {
    return {
      line: svg("line", { class: "hidden" }),
      hold: svg("line", { class: "hold", "data-unit": j }),
      number: svg("text", { class: "unit" }, String(j + 1)),
      turn: svg("circle", { class: "turn", r: 0.11 }),
      turnHold: svg("circle", { class: "hold", r: 0.15, "data-unit": j, "data-turn": "" }),
    };
  });
  const ring = svg("circle", { class: "ring", r: 0.17 });
  const layers = Object.keys(lines[0]).flatMap((kind) => lines.map((parts) => parts[kind]));
  root.append(...points, ring, ...layers);
  return { canvas, points, lines, ring };
}

function shapeOf(label, wrong) {
  const shape = label ? svg("rect", { x: -0.05, y: -0.05, width: 0.1, height: 0.1 }) : svg("circle", { r: 0.055 });
  shape.setAttribute("class", `of-${label}${wrong ? " wrong" : ""}`);
  const cross = "M-.1,-.1 L.1,.1 M.1,-.1 L-.1,.1";
  return wrong ? [shape, svg("path", { class: "cross", d: cross })] : [shape];
}

function updatePlane({ canvas, points, lines, ring }, { params, X, y, z, point, colours }) {
  const context = canvas.getContext("2d");
  const image = context.createImageData(GRID, GRID);
  run(REGION, params, SQUARES, []).z.forEach((t, i) => {
    const colour = colours[t > 0 ? 1 : 0];
    for (const k of [0, 1, 2]) image.data[4 * i + k] = colour[k];
    image.data[4 * i + 3] = 45 + 150 * Math.abs(phi(t) - 0.5); // the surer the network is, the more
  });
  context.putImageData(image, 0, 0);
  points.forEach((group, i) => {
    const wrong = z[i] > 0 !== y[i] > 0;
    const key = `${y[i]} ${wrong}`;
    if (group.dataset.key !== key) group.replaceChildren(...shapeOf(y[i], wrong));
    group.dataset.key = key;
  });
  set(ring, { cx: X[point][0], cy: -X[point][1] });
  const { V, b } = unpack(params);
  const taken = [];
  lines.forEach(({ line, hold, number, turn, turnHold }, j) => {
    const { foot, along, visible } = lineOf(V[j], b[j]);
    const [one, other] = [-2 * EDGE * 2, 2 * EDGE * 2].map((t) => [foot[0] + t * along[0], foot[1] + t * along[1]]);
    for (const each of [line, hold]) set(each, { x1: one[0], y1: -one[1], x2: other[0], y2: -other[1] });
    // The first of some places on the line that is in the plane, and beside what stands there.
    const free = (...wanted) => {
      const places = wanted.map((t) => [foot[0] + t * along[0], foot[1] + t * along[1]]);
      const isFree = (one) =>
        Math.max(Math.abs(one[0]), Math.abs(one[1])) < EDGE - 0.15 &&
        taken.every((other) => Math.hypot(one[0] - other[0], one[1] - other[1]) > 0.35);
      taken.push(places.find(isFree) ?? places[0]);
      return taken.at(-1);
    };
    const handle = free(0.9, 1.4, 1.9, -1.4);
    const label = free(-0.45, -0.9, 0.45, -1.8);
    for (const each of [turn, turnHold]) set(each, { cx: handle[0], cy: -handle[1] });
    set(number, { x: label[0], y: -label[1] });
    for (const each of [line, hold, number, turn, turnHold]) each.style.display = visible ? "" : "none";
  });
}

// The line v1 x1 + v2 x2 + b = 0: its point nearest to the origin, and its direction.
function lineOf([v1, v2], b) {
  const size = Math.hypot(v1, v2);
  if (size === 0) return { foot: [0, 0], along: [1, 0], visible: false };
  const foot = [(-b * v1) / size ** 2, (-b * v2) / size ** 2];
  return { foot, along: [-v2 / size, v1 / size], visible: Math.hypot(...foot) < 2 * EDGE };
}

// E along the chosen parameter

const CURVE = { width: 300, height: 190, left: 8, right: 8, top: 12, bottom: 22 };
const SAMPLES = 25;

function buildCurve(root) {
  set(root, { viewBox: `0 0 ${CURVE.width} ${CURVE.height}` });
  const parts = {
    axis: svg("path", { class: "axis" }),
    curve: svg("path", { class: "curve" }),
    tangent: svg("line", { class: "tangent" }),
    arrow: svg("path", { class: "arrow" }),
    dot: svg("circle", { class: "dot", r: 5 }),
    low: svg("text", { class: "tick", x: CURVE.left, y: CURVE.height - 6 }),
    here: svg("text", { class: "tick here", "text-anchor": "middle", y: CURVE.height - 6 }),
    high: svg("text", { class: "tick", "text-anchor": "end", x: CURVE.width - CURVE.right, y: CURVE.height - 6 }),
    most: svg("text", { class: "tick", x: CURVE.left + 4, y: CURVE.top + 8 }),
  };
  root.append(...Object.values(parts));
  return parts;
}

// `E` is E at a value of the parameter, `slope` its derivative now, `change` what a step adds to it.
function updateCurve(parts, { E, now, slope, change, span }) {
  const values = Array.from({ length: SAMPLES }, (_, i) => now + span * ((2 * i) / (SAMPLES - 1) - 1));
  const heights = values.map(E);
  const here = E(now);
  const [least, most] = [Math.min(...heights), Math.max(...heights)];
  const room = Math.max(most - least, 1e-3 * (1 + Math.abs(here)));
  const x = (t) => CURVE.left + ((t - now + span) / (2 * span)) * (CURVE.width - CURVE.left - CURVE.right);
  const y = (t) =>
    CURVE.height - CURVE.bottom - 6 - ((t - least) / room) * (CURVE.height - CURVE.top - CURVE.bottom - 20);
  const path = values.map((t, i) => `${x(t).toFixed(1)},${y(heights[i]).toFixed(1)}`).join("L");
  const base = CURVE.height - CURVE.bottom;
  set(parts.axis, { d: `M${CURVE.left},${base}H${CURVE.width - CURVE.right}M${x(now)},${base - 4}v8` });
  set(parts.curve, { d: `M${path}` });
  set(parts.dot, { cx: x(now), cy: y(here) });
  const [dx, dy] = [x(now + 1) - x(now), y(here + slope) - y(here)]; // along the tangent, for one unit of the parameter
  const length = Math.hypot(dx, dy);
  const reach = 90 / length;
  set(parts.tangent, {
    x1: x(now) - reach * dx,
    y1: y(here) - reach * dy,
    x2: x(now) + reach * dx,
    y2: y(here) + reach * dy,
  });
  const far = (Math.sign(change) * Math.min(Math.max(Math.abs(change) * length, change ? 20 : 0), 88)) / length;
  const [tipX, tipY] = [x(now) + far * dx, y(here) + far * dy];
  const turned = Math.atan2(far * dy, far * dx);
  const side = (angle) => `${tipX - 9 * Math.cos(turned + angle)},${tipY - 9 * Math.sin(turned + angle)}`;
  set(parts.arrow, {
    d: change ? `M${x(now)},${y(here)}L${tipX},${tipY}M${side(0.5)}L${tipX},${tipY}L${side(-0.5)}` : "",
  });
  parts.low.textContent = short(now - span);
  parts.high.textContent = short(now + span);
  parts.most.textContent = `E = ${short(here)}`;
  parts.here.textContent = short(now);
  parts.here.setAttribute("x", x(now));
}

// The terms of all points, which add up to the derivative: negative ones to the left, positive ones to the right.

const BAR = { width: 300, height: 66 };

function buildBar(root) {
  set(root, { viewBox: `0 0 ${BAR.width} ${BAR.height}` });
  const parts = {
    negative: svg("rect", { class: "terms negative", y: 8, height: 22 }),
    positive: svg("rect", { class: "terms positive", y: 8, height: 22 }),
    cuts: svg("path", { class: "cuts" }),
    mine: svg("rect", { class: "mine", y: 4, height: 30 }),
    sum: svg("rect", { class: "sum", y: 36, height: 10 }),
    zero: svg("path", { class: "axis", d: `M${BAR.width / 2},2V50` }),
    left: svg("text", { class: "tick", x: 2, y: 62 }),
    right: svg("text", { class: "tick", "text-anchor": "end", x: BAR.width - 2, y: 62 }),
  };
  root.append(...Object.values(parts));
  return { ...parts, places: [] };
}

function updateBar(parts, { terms, point, total, alone }) {
  const order = terms.map((_, i) => i).sort((i, j) => Math.abs(terms[j]) - Math.abs(terms[i]));
  const ends = { true: 0, false: 0 };
  const places = order.map((i) => {
    const from = ends[terms[i] > 0];
    ends[terms[i] > 0] += terms[i];
    return { i, from, to: from + terms[i] };
  });
  const scale = (BAR.width / 2 - 4) / Math.max(ends.true, -ends.false, 1e-300);
  const x = (t) => BAR.width / 2 + t * scale;
  set(parts.negative, { x: x(ends.false), width: x(0) - x(ends.false) });
  set(parts.positive, { x: x(0), width: x(ends.true) - x(0) });
  const large = places.filter(({ from, to }) => Math.abs(to - from) * scale > 1.5);
  set(parts.cuts, { d: large.map(({ to }) => `M${x(to).toFixed(1)},8v22`).join("") });
  const mine = places.find(({ i }) => i === point);
  set(parts.mine, {
    x: Math.min(x(mine.from), x(mine.to)) - 0.5,
    width: Math.max(Math.abs(mine.to - mine.from) * scale, 2),
  });
  set(parts.sum, { x: Math.min(x(0), x(total)), width: Math.abs(total) * scale });
  parts.sum.style.display = alone ? "none" : "";
  parts.left.textContent = short(ends.false);
  parts.right.textContent = `+${short(ends.true)}`;
  parts.places = places.map(({ i, from, to }) => ({ i, from: Math.min(x(from), x(to)), to: Math.max(x(from), x(to)) }));
}
