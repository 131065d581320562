// What is done: the state, what follows from it on the screen, dragging and keys, and the exercises.
"use strict";

const DATA = JSON.parse(document.getElementById("data").textContent);
const $ = (id) => document.getElementById(id);
const named = (code) => ({ name: code.split(/[ ,]/)[0], code });
const LINES = { forward: DATA.forward.map(named), backward: DATA.backward.map(named) };
const FORMULAS = ["x", ...LINES.forward.map(({ name }) => name), ...LINES.backward.map(({ name }) => name)];
const START = DATA.recorded.states[0].params;
const WHO = ["by hand", "tape", "torch"];
const N = DATA.X.length;
const narrow = matchMedia("(max-width: 600px)");
const still = matchMedia("(prefers-reduced-motion: reduce)");
const subscript = (name) => name.replace(/\d+/, (number) => number.replace(/\d/g, (digit) => "₀₁₂₃₄"[digit]));

// The mistakes to be found: where each is planted, the line, and the factor in it that is wrong, or null for all of it.
const FIRST = { params: START, point: DATA.recorded.point, scope: "one" };
const PLANTED = [
  { ...FIRST, kind: "sign-error-y-minus-p", line: "dE_dz", token: "y_out_minus_y" },
  { ...FIRST, kind: "missing-hidden-sigma-prime", line: "dE_dq", token: "dphi" },
  { ...FIRST, kind: "missing-u-in-hidden-delta", line: "dE_dG", token: "u" },
  { ...FIRST, kind: "v-grad-transposed-flatten", line: "gradient", token: "dE_dV" },
  { ...FIRST, kind: "gradient-of-mean", line: "gradient", token: null, scope: "all" },
  // All u are 5 at `initial`, so that it does not show. At this point two hidden nodes are saturated, and two are not.
  {
    kind: "shared-u1-hidden-delta",
    line: "dE_dG",
    token: "u",
    params: DATA.initial,
    point: 267,
    scope: "one",
    isInvisible: true,
  },
];

const state = {
  params: START,
  point: DATA.recorded.point,
  flipped: [],
  eta: 0.001,
  scope: "one",
  chosen: "u1",
  who: "by hand",
  digits: false,
  projector: false,
  now: "x", // the line that a narrow screen and the projector show
  lit: null, // the line that is lit
  signIsAsked: true, // until the question which way to go is answered
  exercise: null,
  promise: "",
  running: false,
  before: [], // parameters, for the way back
};

// What follows from the state

const labels = () => DATA.y.map((label, i) => (state.flipped.includes(i) ? 1 - label : label));
const edits = () => (state.exercise?.kind === "mistake" ? MISTAKES[state.exercise.mistake.kind] : {});

function points() {
  const y = labels();
  const one = { X: [DATA.X[state.point]], y: [y[state.point]] };
  return { one, every: { X: DATA.X, y }, counted: state.scope === "one" ? one : { X: DATA.X, y } };
}

// The number in each box, its derivative, and in the search for a mistake the slope that is measured.
function numbers() {
  const { one, every, counted } = points();
  const here = page(state.params, one.X, one.y, edits());
  const all = page(state.params, every.X, every.y, edits());
  const of = state.scope === "one" ? here : all;
  const values = { x1: here.x[0][0], x2: here.x[1][0], y: here.y[0], y_out: phi(here.z[0]), z: here.z[0], E: of.E };
  const derivatives = { z: here.dE_dz[0], E: 1 };
  NAMES.forEach((name, k) => {
    values[name] = state.params[k];
    derivatives[name] = of.gradient[k];
  });
  for (const j of [0, 1, 2, 3]) {
    for (const name of ["q", "G", "dphi"]) values[name + (j + 1)] = here[name][j][0];
    for (const name of ["q", "G"]) derivatives[name + (j + 1)] = here[`dE_d${name}`][j][0];
  }
  return { here, all, of, values, derivatives, measured: slopesMeasured(one, counted) };
}

function slopesMeasured(one, counted) {
  if (state.exercise?.kind !== "mistake") return undefined;
  const found = { z: measuredAt("z", 0, state.params, one.X, one.y), E: 1 };
  measuredGradient(state.params, counted.X, counted.y).forEach((slope, k) => (found[NAMES[k]] = slope));
  for (const name of ["q", "G"])
    for (const j of [0, 1, 2, 3]) found[name + (j + 1)] = measuredAt(name, j, state.params, one.X, one.y);
  return found;
}

// A derivative in words: a number, without its sign while that is asked for, and none while it is to be filled in.
function said(name, slope, n = 3) {
  if (state.exercise?.kind === "blanks" && state.exercise.blanks.includes(name) && !state.exercise.solved) return "?";
  if (state.signIsAsked && name === "u1" && !state.exercise) return `± ${short(Math.abs(slope), n)}`;
  return short(slope, n);
}

// The terms of all points in the derivative with respect to the chosen parameter.
function terms(n, name) {
  const [kind, j, k] = name;
  if (kind === "a") return n.dE_dz;
  if (kind === "u") return n.G[j - 1].map((t, i) => t * n.dE_dz[i]);
  const delta = n.dE_dq[j - 1];
  return kind === "b" ? delta : delta.map((t, i) => t * n.x[k - 1][i]);
}

// The screen

const graph = buildGraph(document.querySelector("#graph > svg"));
const plane = buildPlane(document.querySelector("canvas"), document.querySelector("#plane svg"), DATA.X);
const curve = buildCurve($("along"));
const bar = buildBar($("bar"));

let awaited = false;
function changed() {
  if (awaited) return;
  awaited = true;
  requestAnimationFrame(() => {
    awaited = false;
    show();
    keepAddress();
  });
}

function show() {
  const n = numbers();
  const k = NAMES.indexOf(state.chosen);
  const onlyPart = narrow.matches;
  const view =
    state.now === "x" ? "plane" : state.now === "params" || (state.now === "E" && onlyPart) ? "curve" : "graph";
  Object.assign(document.body.dataset, { view, who: state.who, exercise: state.exercise?.kind ?? "" });
  document.body.classList.toggle("projector", state.projector);
  document.body.classList.toggle("has-digits", state.digits);
  const isHidden = state.exercise && state.exercise.kind !== "vanish";
  updateGraph(graph, {
    ...n,
    said,
    chosen: state.chosen,
    way: isHidden ? [] : way(state.chosen),
    lit: OF_LINE[state.lit ?? (state.projector || onlyPart ? state.now : "")] ?? [],
    part: onlyPart ? PART[state.now] : undefined,
  });
  updatePlane(plane, { ...state, X: DATA.X, y: labels(), z: n.all.z, colours });
  showPoint(n);
  showWhose();
  showCurve(n, k);
  showPath(n);
  showLines(n);
  showButtons();
}

const ofClass = (name) => getComputedStyle(document.body).getPropertyValue(name).split(",").map(Number);
let colours = [];
function takeColours() {
  colours = ["--class-0", "--class-1"].map(ofClass);
  changed();
}

function showPoint({ values, all }) {
  const { y } = points().every;
  const wrong = all.z.filter((t, i) => t > 0 !== y[i] > 0).length;
  const isWrong = values.y_out > 0.5 !== values.y > 0.5;
  $("of-point").replaceChildren(
    `Point ${state.point + 1}: y = ${values.y}, the network says ${short(values.y_out)}: `,
    html("strong", { class: isWrong ? "bad" : "good" }, isWrong ? "wrong" : "right"),
    `. Of all ${N}, ${wrong} are wrong.`,
  );
}

// Values and derivatives of q, G and z are one point's, also where all points count.
function showWhose() {
  const sums = `Of q, G and z, point ${state.point + 1}’s; the others are sums over all ${N}.`;
  $("whose").textContent = state.scope === "all" ? sums : "";
}

function showCurve({ of, all, derivatives }, k) {
  const name = subscript(state.chosen);
  const { counted } = points();
  const E = (t) => loss(state.params.with(k, t), counted.X, counted.y);
  const slope = derivatives[state.chosen];
  const whose = state.scope === "one" ? "this point’s E" : `E of all ${N} points`;
  $("curve-title").textContent = `${whose[0].toUpperCase()}${whose.slice(1)}, along ${name}`;
  // A step is by all points: beside the curve of one point there is no arrow.
  const change = state.scope === "all" ? -state.eta * of.gradient[k] : 0;
  updateCurve(curve, { E, now: state.params[k], slope, change, span: 3 });
  const number = html("b", { class: "of-derivative" }, `dE/d${name} = ${said(state.chosen, slope)}`);
  $("slope").replaceChildren(
    "The tangent’s slope is ",
    number,
    `: a small change of ${name} changes E by so many times as much.`,
  );
  showQuestion(slope);
  const parts = terms(all, state.chosen);
  const mine = parts[state.point];
  const isLine = state.exercise?.kind === "mistake";
  $("bar-title").textContent =
    state.scope === "one" ? `One of the ${N} points’ terms` : `${N} terms add up to dE/d${name}`;
  updateBar(bar, { terms: parts, point: state.point, total: sum(parts), alone: state.scope === "one" });
  bar.total.textContent = isLine
    ? ""
    : state.scope === "one"
      ? `this one ${said(state.chosen, mine)}`
      : `sum ${said(state.chosen, sum(parts))}`;
  $("promise").replaceChildren(...(state.promise ? [state.promise] : []));
}

function showQuestion(slope) {
  const asks = state.signIsAsked && state.chosen === "u1" && !state.exercise;
  if (asks === ($("question").dataset.asks === "yes")) return;
  $("question").dataset.asks = asks ? "yes" : "";
  if (!asks) return $("question").replaceChildren(...(state.answer ? [state.answer] : []));
  const ways = [
    ["down ↓", 1],
    ["up ↑", -1],
  ].map(([words, sign]) => {
    const button = html("button", { type: "button" }, words);
    button.addEventListener("click", () => answer(sign));
    return button;
  });
  $("question").replaceChildren("To make E smaller, which way must u₁ go? ", ...ways);
}

function answer(sign) {
  const slope = numbers().derivatives.u1;
  const right = Math.sign(slope) === sign;
  const [rises, positive, down] = slope > 0 ? ["rises", "positive", "down"] : ["falls", "negative", "up"];
  const told = `E ${rises} as u₁ grows: the slope is ${positive}, and u₁ must go ${down}.`;
  state.signIsAsked = false;
  state.answer = slope === 0 ? "Neither: the slope is 0." : `${right ? "Right." : "No:"} ${told}`;
  say(state.answer);
  changed();
}

// The chosen parameter's derivative as a product of factors, each to be dragged by what makes it.
function factors({ here, values }) {
  const [kind, j, k] = state.chosen;
  const delta = { words: "(y_out − y)", number: here.dE_dz[0], drag: "a" };
  if (kind === "a") return [delta];
  if (kind === "u") return [delta, { words: `G${j}`, number: values[`G${j}`], drag: `b${j}` }];
  const u = { words: `u${j}`, number: values[`u${j}`], drag: `u${j}` };
  const phiPrime = { words: `φ′(q${j})`, number: values[`dphi${j}`], drag: `b${j}` };
  const x = { words: `x${k}`, number: values[`x${k}`], drag: `x${k}` };
  return kind === "b" ? [delta, u, phiPrime] : [delta, u, phiPrime, x];
}

function showPath(n) {
  const root = $("path");
  const isHidden = state.exercise && state.exercise.kind !== "vanish";
  root.hidden = Boolean(isHidden);
  if (isHidden) return;
  const found = factors(n);
  const key = state.chosen + state.scope;
  if (root.dataset.key !== key) {
    root.dataset.key = key;
    const parts = found.flatMap(({ words, drag }, i) => {
      const factor = html("span", {
        class: "factor",
        role: "slider",
        tabindex: "0",
        "data-drag": drag,
        "aria-label": words,
      });
      factor.append(html("span", { class: "words" }, subscript(words)), html("b", {}));
      return i ? [html("span", { class: "times" }, "·"), factor] : [factor];
    });
    const all = state.scope === "all" ? html("span", { class: "sigma" }, `Σ over ${N} points of`) : "";
    root.replaceChildren(
      html("span", { class: "what of-derivative" }, `dE/d${subscript(state.chosen)} =`),
      all,
      ...parts,
      html("span", { class: "product" }),
    );
  }
  root.querySelectorAll(".factor").forEach((factor, i) => {
    factor.lastChild.textContent = short(found[i].number);
    set(factor, {
      "aria-valuenow": found[i].number,
      "aria-valuetext": `${short(found[i].number)}, drags ${found[i].drag}`,
    });
  });
  const product = found.reduce((t, { number }) => t * number, 1);
  const total = state.scope === "all" ? `; all ${N}: ${said(state.chosen, n.derivatives[state.chosen])}` : "";
  root.querySelector(".product").textContent =
    `= ${said(state.chosen, product)}${state.scope === "all" ? " at this one" : ""}${total}`;
}

// The lines of by_hand, with their numbers

function buildLines() {
  for (const [id, lines] of Object.entries(LINES)) {
    $(id).append(
      ...lines.map(({ name, code }) => {
        const [left, right] = code.split(/ = (.*)/s);
        const tokens = right.split(/([A-Za-z_][\w.]*)/).map((token, i) => {
          if (i % 2 === 0 || id === "forward" || name === "params") return token;
          const button = html(
            "button",
            { type: "button", class: "token", "data-line": name, "data-token": token, tabindex: "-1" },
            token,
          );
          button.addEventListener("click", () => guess(name, token));
          return button;
        });
        return html(
          "div",
          { class: "line", "data-line": name },
          html("code", {}, `${left} = `, ...tokens),
          html("output", {}),
        );
      }),
    );
  }
}

// The numbers that a line computes, each with its name: of the selected point, and sums over the points that count.
function ofLine(name, { here, of }) {
  const nodes = (what, kind) => here[what].map((row, j) => [`${kind}${j + 1}`, row[0]]);
  if (name === "q") return nodes("q", "");
  if (name === "G") return nodes("G", ""); // dphi stands in the graph
  if (name === "z") return [["", here.z[0]]];
  if (name === "s") return [["", here.s[0]]];
  if (name === "E") return [["", of.E]];
  if (name === "dE_dz") return [["z", here.dE_dz[0]]];
  if (name === "dE_dG") return nodes("dE_dG", "G");
  if (name === "dE_dq") return nodes("dE_dq", "q");
  if (name === "dE_du") return of.dE_du.map((t, j) => [`u${j + 1}`, t]);
  if (name === "dE_da") return [["a", of.dE_da]];
  if (name === "dE_dV") return of.dE_dV.flat().map((t, i) => [NAMES[5 + i], t]);
  if (name === "dE_db") return of.dE_db.map((t, j) => [`b${j + 1}`, t]);
  if (name === "gradient" && state.exercise?.kind === "mistake") return of.gradient.map((t, k) => [NAMES[k], t]);
  const squared = dot(of.gradient, of.gradient);
  return [["", name === "gradient" ? squared : -state.eta * squared]];
}

const bound = (name) => DATA.recorded.bounds[state.scope][name];
const BEFORE = { gradient: "|g|² = ", params: "promises E a change of −η|g|² = " }; // what these two lines show

function showLines(n) {
  for (const line of document.querySelectorAll(".line")) {
    const { line: name } = line.dataset;
    line.classList.toggle("lit", state.lit === name);
    line.classList.toggle("now", state.now === name);
    const output = line.querySelector("output");
    const isDerivative = name.startsWith("dE_") || name === "gradient";
    output.className = isDerivative ? "of-derivative" : "of-value";
    output.replaceChildren(
      ...ofLine(name, n).map(([entry, t]) => {
        const words = isDerivative ? said(entry, t) : short(t);
        if (BEFORE[name] && !entry) return html("span", {}, BEFORE[name] + words);
        if (!state.digits || words === "?" || words.startsWith("±")) return html("span", {}, words);
        const [sure, beyond, exponent] = digits(t, bound(name));
        return html("span", {}, sure, html("span", { class: "beyond" }, beyond), exponent);
      }),
    );
  }
  const isFaded = state.who !== "by hand";
  set($("backward"), { "aria-hidden": isFaded, tabindex: isFaded ? -1 : 0 });
  for (const one of document.querySelectorAll(".instead")) one.hidden = one.dataset.of !== state.who;
  $("recorded").textContent = recorded(n);
}

// Torch's numbers at this state, if they were recorded there.
function recorded({ of }) {
  const near = (one, other) => Math.abs(one - other) <= 1e-9 * (1 + Math.abs(other));
  const found = DATA.recorded.states.find(({ params }) => params.every((t, k) => near(t, state.params[k])));
  const recording = `torch ${DATA.recorded.torch}, recorded at ${DATA.recorded.states.length} states`;
  if (!found)
    return `${recording}; this is none of them. It is there at the start, and for 29 steps of η = 0.001 from it.`;
  if (state.flipped.length || state.scope === "one")
    return `${recording}, this among them, for all points with their own labels: press “all points”.`;
  const apart = Math.max(...found.gradient.map((t, k) => Math.abs(t - of.gradient[k])));
  const [E, slope] = [found.E, found.gradient[0]].map((t) => withMinus(t.toPrecision(15)));
  const told = `the 17 derivatives are at most ${apart.toExponential(1)} from those here`;
  return `recorded: E = ${E}, dE/du₁ = ${slope}; ${told} (${recording}).`;
}

function showButtons() {
  const press = (selector, is) =>
    document.querySelectorAll(selector).forEach((each) => each.setAttribute("aria-pressed", is(each)));
  press("[data-scope]", ({ dataset }) => dataset.scope === state.scope);
  press("button[data-who]", ({ dataset }) => dataset.who === state.who);
  press("[data-exercise]:is(button)", ({ dataset }) => dataset.exercise === state.exercise?.kind);
  press("#run", () => state.running);
  press("#digits", () => state.digits);
  press("#projector", () => state.projector);
  $("back").disabled = state.before.length === 0;
  $("count").textContent = `${FORMULAS.indexOf(state.now) + 1} of ${FORMULAS.length}`;
  const isSearched = state.exercise?.kind === "mistake" && !state.exercise.found;
  document.querySelectorAll(".token").forEach((token) => {
    token.tabIndex = isSearched ? 0 : -1;
    token.disabled = !isSearched;
  });
}

function tellWhy(name) {
  const least = withMinus(bound(name).toExponential(0));
  $("why").textContent =
    `Grey digits are below ${least}, the largest error that rounding may leave there ` +
    `(recorded at ${DATA.recorded.states.length} states). NumPy, torch and JavaScript round in different orders, ` +
    "so they may differ in these digits.";
}

const say = (words) => ($("said").textContent = words);

// What one does

const rounded = (t) => Math.round(t * 1e6) / 1e6;

function change(name, by) {
  if (name[0] === "x") return turnTo(nextAlong(Number(name[1]) - 1, Math.sign(by)));
  const k = NAMES.indexOf(name);
  state.params = state.params.with(k, rounded(state.params[k] + by));
  followVanishing();
  changed();
}

// The next point when all are sorted by a coordinate.
function nextAlong(coordinate, direction) {
  const order = DATA.X.map((_, i) => i).sort((i, j) => DATA.X[i][coordinate] - DATA.X[j][coordinate]);
  return order[Math.min(Math.max(order.indexOf(state.point) + direction, 0), N - 1)];
}

function choose(name) {
  if (NAMES.includes(name)) state.chosen = name;
  changed();
}

function turnTo(point) {
  state.point = (point + N) % N;
  followVanishing();
  changed();
}

function remember() {
  state.before.push(state.params);
}

function go(params) {
  remember();
  state.params = params;
  state.promise = "";
  changed();
}

function takeStep() {
  const { X, y } = points().every;
  const { E, gradient } = page(state.params, X, y, edits());
  const next = step(state.params, gradient, state.eta);
  const after = loss(next, X, y);
  if (!Number.isFinite(after) || next.some((t) => !Number.isFinite(t))) {
    state.running = false;
    say("This step leads to numbers that are not finite: try a smaller η.");
    return changed();
  }
  remember();
  Object.assign(state, { params: next, scope: "all", signIsAsked: false });
  const promised = -state.eta * dot(gradient, gradient);
  state.promise = `The step: −η|g|² promised ${short(promised)}; E changed by ${short(after - E)}.`;
  if (!state.running) say(state.promise);
  changed();
}

function goBack() {
  if (!state.before.length) return;
  state.params = state.before.pop();
  state.promise = "";
  changed();
}

function toggleRun() {
  state.running = !state.running;
  let frames = 0;
  const began = performance.now();
  const onFrame = () => {
    if (!state.running) return;
    takeStep();
    document.body.dataset.framesPerSecond = (++frames / ((performance.now() - began) / 1000)).toFixed(1);
    requestAnimationFrame(onFrame);
  };
  if (state.running) requestAnimationFrame(onFrame);
  changed();
}

function nextWrong() {
  const { X, y } = points().every;
  const { z } = run(FORWARD, state.params, X, y);
  for (let d = 1; d <= N; d++) {
    const i = (state.point + d) % N;
    if (z[i] > 0 !== y[i] > 0) return turnTo(i);
  }
  say("No point is wrong.");
}

function flip() {
  const { point, flipped } = state;
  state.flipped = flipped.includes(point) ? flipped.filter((i) => i !== point) : [...flipped, point];
  changed();
}

function turnLine(by) {
  const at = Math.min(Math.max(FORMULAS.indexOf(state.now) + by, 0), FORMULAS.length - 1);
  state.now = FORMULAS[at];
  changed();
}

const turnWho = (who) => {
  state.who = who ?? WHO[(WHO.indexOf(state.who) + 1) % WHO.length];
  changed();
};

// A pulse forwards, then one back: each line is lit while its numbers appear.
function pulse() {
  if (still.matches) return;
  [...FORMULAS, null].forEach((name, i) =>
    setTimeout(
      () => {
        state.lit = name;
        changed();
      },
      400 + 230 * i,
    ),
  );
}

// Exercises

function begin(kind) {
  const again = state.exercise?.kind === kind;
  state.running = false;
  if (kind === "mistake") return plant(again ? (state.exercise.number + 1) % PLANTED.length : 0);
  if (again) return leave();
  if (kind === "blanks") {
    Object.assign(state, { scope: "one", exercise: { kind, blanks: ["z", "u1", "G2", "q3", "v32"] } });
    exerciseSays(
      "Fill in the five derivatives that are blank, to two digits. The lines below say what each is a product of.",
      blanksForm(),
    );
  } else {
    Object.assign(state, { scope: "one", chosen: "v11", exercise: { kind } });
    exerciseSays(
      "Make dE/dv₁₁ vanish (below 0.000001 in size) while this point’s E stays above 2: " +
        "a large loss from which v₁₁ learns nothing.",
      html("span", { id: "vanishes" }),
    );
    followVanishing();
  }
  changed();
}

function exerciseSays(words, ...parts) {
  const done = html("button", { type: "button", class: "leave" }, "leave");
  done.addEventListener("click", leave);
  $("exercise").hidden = false;
  $("exercise").replaceChildren(
    html("div", { class: "asked" }, html("p", {}, words), ...parts, done),
    html("div", { class: "verdict", role: "status" }),
  );
}

function verdict(right, words) {
  const element = document.querySelector("#exercise .verdict");
  element.className = `verdict ${right ? "good" : "bad"}`;
  element.textContent = words;
}

function leave() {
  state.exercise = null;
  $("exercise").hidden = true;
  $("exercise").replaceChildren();
  $("path").dataset.key = "";
  changed();
}

function plant(number) {
  const mistake = PLANTED[number];
  const { params, point, scope } = mistake;
  remember();
  Object.assign(state, { params, point, scope, flipped: [], who: "by hand", promise: "" });
  state.exercise = { kind: "mistake", number, mistake, found: false };
  const next = html("button", { type: "button" }, "next one");
  next.addEventListener("click", () => plant((number + 1) % PLANTED.length));
  const how = mistake.isInvisible
    ? "Here every derivative is right, as the slopes that are measured say. One line is wrong all the same: " +
      "move a parameter until it shows, then click the factor that is wrong."
    : "One line of the way back is not computed as it stands below. In green: slopes that are measured, without " +
      "the chain rule. Go back from E to the first ≠, and click the factor in the line that made it.";
  exerciseSays(`Mistake ${number + 1} of ${PLANTED.length}. ${how}`, next);
  changed();
}

function guess(line, token) {
  const { exercise } = state;
  if (exercise?.kind !== "mistake" || exercise.found) return;
  const { mistake } = exercise;
  if (line === mistake.line && [token, null].includes(mistake.token)) {
    exercise.found = true;
    const { hint, written, stands, formula } = DATA.mistakes[mistake.kind];
    verdict(true, `Found. ${hint} Written: ${written}; the textbook has ${stands}. ${formula}`);
  } else if (line === mistake.line) {
    verdict(
      false,
      `It is this line, ${line}, but not ${token}. By which factor are its numbers too large or too small?`,
    );
  } else {
    verdict(false, `Not ${token} in ${line}: ${whyNot(line)}`);
  }
  changed();
}

// What can be seen of a line that is right: what comes out of it is right, or wrong because of what goes in.
function whyNot(line) {
  const n = numbers();
  const wrong = ofLine(line, n).some(([name, t]) => isApart(t, n.measured[name]));
  if (wrong) return "its numbers are not those measured, but that comes from a line before it.";
  const spoiled = OF_LINE[line].some((name) => isApart(n.derivatives[name], n.measured[name]));
  const after = spoiled ? " So a line after it makes them what the graph shows." : "";
  return `the numbers of this line are those measured.${after}`;
}

function blanksForm() {
  const form = html("form", {});
  for (const name of state.exercise.blanks) {
    form.append(
      html("label", {}, `dE/d${subscript(name)} `, html("input", { name, inputmode: "decimal", autocomplete: "off" })),
      " ",
    );
  }
  form.append(html("button", {}, "check"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const right = numbers().derivatives;
    const wrong = state.exercise.blanks.filter((name) => {
      const text = form.elements[name].value.trim().replace("−", "-").replace(",", ".");
      return text === "" || !(Math.abs(Number(text) - right[name]) <= 0.05 * Math.abs(right[name])); // 1.05 as 1.0
    });
    state.exercise.solved = wrong.length === 0;
    const lineOf = (name) => LINES.backward.find((line) => OF_LINE[line.name].includes(name)).code;
    const hints = wrong.map((name) => `dE/d${subscript(name)}, by ${lineOf(name)}`);
    verdict(!wrong.length, wrong.length ? `Not right yet: ${hints.join("; ")}.` : "All five are right.");
    changed();
  });
  return form;
}

function followVanishing() {
  if (state.exercise?.kind !== "vanish") return;
  const n = numbers();
  const slope = n.derivatives.v11;
  $("vanishes").textContent = ` Now dE/dv₁₁ = ${short(slope)}, E = ${short(n.values.E)}.`;
  if (Math.abs(slope) >= 1e-6) return verdict(false, "");
  if (n.values.E <= 2) return verdict(false, "It vanishes, but E is no longer large: y_out − y has vanished.");
  const least = factors({ ...n }).reduce((one, other) =>
    Math.abs(one.number) <= Math.abs(other.number) ? one : other,
  );
  verdict(
    true,
    `Solved: the factor ${subscript(least.words)} is ${short(least.number)}, and with it the product. ` +
      "However large the loss is, v₁₁ does not learn from this point.",
  );
}

// Dragging

const PER_PIXEL = 0.02;
const times = (event) => (event.shiftKey ? 10 : event.altKey ? 0.1 : 1);

function dragging(event, onMove) {
  const { pointerId, currentTarget } = event;
  let last = event;
  const move = (moved) => {
    if (moved.pointerId !== pointerId) return;
    onMove(moved, moved.clientX - last.clientX);
    last = moved;
  };
  const end = () => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", end);
    removeEventListener("pointercancel", end);
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", end);
  addEventListener("pointercancel", end);
  return currentTarget;
}

function dragNumber(event, name) {
  remember();
  let rest = 0;
  dragging(event, (moved, dx) => {
    if (name[0] !== "x") return change(name, dx * PER_PIXEL * times(moved));
    rest += dx;
    if (Math.abs(rest) < 8) return;
    change(name, rest);
    rest = 0;
  });
}

function inPlane(event) {
  const { left, top, width } = document.querySelector("#plane svg").getBoundingClientRect();
  const of = (t) => ((2 * t) / width - 1) * EDGE;
  return [of(event.clientX - left), -of(event.clientY - top)];
}

function dragLine(event, j, turns) {
  remember();
  const moveTo = (moved) => {
    const [x1, x2] = inPlane(moved);
    const { V, b } = unpack(state.params);
    const size = Math.hypot(...V[j]);
    if (turns) {
      const { foot } = lineOf(V[j], b[j]);
      const along = [x1 - foot[0], x2 - foot[1]];
      const far = Math.hypot(...along) || 1;
      const v = [(size * along[1]) / far, (-size * along[0]) / far];
      setUnit(j, v, -(v[0] * foot[0] + v[1] * foot[1]));
    } else setUnit(j, V[j], -(V[j][0] * x1 + V[j][1] * x2));
  };
  dragging(event, moveTo);
}

function setUnit(j, v, b) {
  const params = [...state.params];
  [params[5 + 2 * j], params[6 + 2 * j], params[13 + j]] = [...v, b].map(rounded);
  state.params = params;
  changed();
}

// The address and the state as text

function inWords(withNumbers) {
  const parts = {
    params: state.params.map(toHex).join(","),
    point: state.point,
    scope: state.scope,
    eta: state.eta,
    flipped: state.flipped.join(","),
  };
  if (withNumbers) {
    const { of } = numbers();
    Object.assign(parts, { E: toHex(of.E), gradient: of.gradient.map(toHex).join(",") });
  }
  return Object.entries(parts)
    .map(([name, value]) => `${name}=${value}`)
    .join("/");
}

let kept = 0;
function keepAddress() {
  clearTimeout(kept);
  if (/^(https?|file):$/.test(location.protocol))
    kept = setTimeout(() => history.replaceState(null, "", `#${inWords(false)}`), 300);
}

function readAddress() {
  const given = Object.fromEntries(
    location.hash
      .slice(1)
      .split("/")
      .map((part) => part.split("=")),
  );
  const params = given.params?.split(",").map(fromHex);
  if (params?.length !== 17 || !params.every(Number.isFinite)) return;
  const [point, eta] = [Number(given.point), Number(given.eta)];
  Object.assign(state, {
    params,
    point: Number.isInteger(point) && point >= 0 && point < N ? point : DATA.recorded.point,
    scope: given.scope === "all" ? "all" : "one",
    eta: eta > 0 ? eta : 0.001,
    flipped: (given.flipped ?? "")
      .split(",")
      .filter(Boolean)
      .map(Number)
      .filter((i) => i >= 0 && i < N),
  });
  $("eta").value = state.eta;
}

function openParameters() {
  $("numbers").value = state.params.join(", ");
  $("state").value = inWords(true);
  $("refusal").textContent = "";
  $("parameters").showModal();
}

function useOwn() {
  const params = $("numbers")
    .value.split(/[\s,;[\]()]+/)
    .filter(Boolean)
    .map(fromHex);
  if (params.length !== 17 || !params.every(Number.isFinite)) {
    $("refusal").textContent =
      `17 finite numbers are needed, got ${params.filter(Number.isFinite).length} of ${params.length}.`;
    return;
  }
  go(params);
  $("parameters").close();
}

// Keys

const KEYS = {
  s: takeStep,
  b: goBack,
  r: toggleRun,
  m: () => begin("mistake"),
  t: () => turnWho(),
  d: () => toggle("digits"),
  p: () => toggle("projector"),
  "[": () => turnTo(state.point - 1),
  "]": () => turnTo(state.point + 1),
  PageDown: () => turnLine(1),
  PageUp: () => turnLine(-1),
};

function toggle(name) {
  state[name] = !state[name];
  changed();
}

function onKey(event) {
  if (event.target.closest("input, textarea, dialog") || event.ctrlKey || event.metaKey) return;
  const name = event.target.dataset?.drag ?? event.target.dataset?.name;
  const arrow = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 }[event.key];
  const isNumber = name && (NAMES.includes(name) || name[0] === "x");
  if (arrow && isNumber) change(name, 0.1 * arrow * times(event));
  else if ((arrow || event.key === "Enter" || event.key === " ") && name === "y") flip();
  else if ((event.key === "Enter" || event.key === " ") && BOXES[name]?.line) light(BOXES[name].line);
  else {
    const does = event.altKey ? undefined : KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!does) return;
    does();
  }
  event.preventDefault();
}

function light(line) {
  state.lit = state.lit === line ? null : line;
  changed();
}

// Everything together

function listen() {
  const { root } = graph;
  root.addEventListener("pointerdown", (event) => {
    const name = event.target.closest(".box")?.dataset.name;
    if (!name) return;
    choose(name);
    if (name === "y") flip();
    else if (NAMES.includes(name) || name[0] === "x") dragNumber(event, name);
    else if (BOXES[name].line) light(BOXES[name].line);
  });
  root.addEventListener("focusin", (event) => choose(event.target.dataset.name));
  $("path").addEventListener("pointerdown", (event) => {
    const factor = event.target.closest(".factor");
    if (factor) dragNumber(event, factor.dataset.drag);
  });
  document.querySelector("#plane svg").addEventListener("pointerdown", (event) => {
    const { unit, turn } = event.target.dataset;
    if (unit !== undefined) return dragLine(event, Number(unit), turn !== undefined);
    const [x1, x2] = inPlane(event);
    const far = DATA.X.map((x) => Math.hypot(x[0] - x1, x[1] - x2));
    turnTo(far.indexOf(Math.min(...far)));
  });
  $("bar").addEventListener("click", (event) => {
    const { left, width } = $("bar").getBoundingClientRect();
    const x = ((event.clientX - left) / width) * BAR.width;
    const found = bar.places.find(({ from, to }) => from <= x && x <= to);
    if (found) turnTo(found.i);
  });
  $("lines").addEventListener("click", (event) => {
    const beyond = event.target.closest(".beyond");
    if (beyond) tellWhy(beyond.closest(".line").dataset.line);
  });
  const clicks = {
    step: takeStep,
    back: goBack,
    run: toggleRun,
    own: openParameters,
    use: useOwn,
    wrong: nextWrong,
    digits: KEYS.d,
    projector: KEYS.p,
    previous: KEYS["["],
    next: KEYS["]"],
    before: KEYS.PageUp,
    after: KEYS.PageDown,
    close: () => $("parameters").close(),
    copy: () => {
      $("state").select();
      navigator.clipboard?.writeText($("state").value).catch(() => document.execCommand("copy"));
    },
  };
  const starts = {
    "to-start": () => START,
    "to-initial": () => DATA.initial,
    "to-random": () => randomParams(Number($("seed").value)),
  };
  for (const [id, does] of Object.entries(clicks)) $(id).addEventListener("click", () => does());
  for (const [id, params] of Object.entries(starts)) {
    $(id).addEventListener("click", () => {
      go(params());
      $("parameters").close();
    });
  }
  for (const button of document.querySelectorAll("[data-scope]")) {
    button.addEventListener("click", () => {
      state.scope = button.dataset.scope;
      changed();
    });
  }
  for (const button of document.querySelectorAll("button[data-who]"))
    button.addEventListener("click", () => turnWho(button.dataset.who));
  for (const button of document.querySelectorAll("button[data-exercise]"))
    button.addEventListener("click", () => begin(button.dataset.exercise));
  $("eta").addEventListener("input", () => {
    const eta = Number($("eta").value);
    if (eta > 0) state.eta = eta;
    changed();
  });
  addEventListener("keydown", onKey);
  narrow.addEventListener("change", changed);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", takeColours);
  let touch = null;
  const main = document.querySelector("main");
  const dragged = ".parameter, .point, .factor, .hold, .turn";
  main.addEventListener("touchstart", (event) => (touch = event.target.closest(dragged) ? null : event.touches[0]), {
    passive: true,
  });
  main.addEventListener("touchend", ({ changedTouches: [end] }) => {
    if (!touch || !narrow.matches) return;
    const [dx, dy] = [end.clientX - touch.clientX, end.clientY - touch.clientY];
    if (Math.abs(dx) > 40 && Math.abs(dx) > 2 * Math.abs(dy)) turnLine(dx < 0 ? 1 : -1);
  });
}

buildLines();
readAddress();
addEventListener("hashchange", () => {
  readAddress();
  changed();
});
listen();
takeColours();
show();
pulse();
