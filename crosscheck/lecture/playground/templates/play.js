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
const touched = matchMedia("(max-width: 1099px), (pointer: coarse)"); // by fingers
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
  promise: null, // what the last step promised, in words, and whether it was kept
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

// Whether the sign of dE/du1 is asked for.
const isAsking = () => state.signIsAsked && !state.exercise;

// A derivative in words: a number, without its sign while that is asked for, and none while it is to be filled in.
function said(name, slope, n = 3) {
  if (state.exercise?.kind === "blanks" && state.exercise.blanks.includes(name) && !state.exercise.solved) return "?";
  if (isAsking() && name === "u1") return `|${short(Math.abs(slope), n)}|`;
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

const svgOfGraph = document.querySelector("#graph > svg");
let graph = buildGraph(svgOfGraph);
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

// Whether the lines are what is searched or asked for, so that the product would give them away.
const isHidden = () => ["mistake", "blanks"].includes(state.exercise?.kind);

function show() {
  const n = numbers();
  const k = NAMES.indexOf(state.chosen);
  const onlyPart = narrow.matches;
  const view =
    state.now === "x" ? "plane" : state.now === "params" || (state.now === "E" && onlyPart) ? "curve" : "graph";
  Object.assign(document.body.dataset, { view, who: state.who, exercise: state.exercise?.kind ?? "" });
  document.body.classList.toggle("projector", state.projector);
  document.body.classList.toggle("has-digits", state.digits);
  const lit = state.lit ?? (state.projector || onlyPart ? state.now : "");
  updateGraph(graph, {
    ...n,
    said,
    chosen: state.chosen,
    way: isHidden() || state.lit || state.projector ? [] : way(state.chosen),
    lit: OF_LINE[lit] ?? [],
    used: USED[lit] ?? [],
    isBackward: LINES.backward.some(({ name }) => name === lit),
    part: onlyPart ? PART[state.now] : undefined,
  });
  updatePlane(plane, { ...state, X: DATA.X, y: labels(), z: n.all.z, colours });
  showPoint(n);
  showWhose();
  showCurve(n, k);
  showPath(n);
  showLines(n);
  showVanishing(n);
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
  const sums = ` All ${N} points count: q, G and z are point ${state.point + 1}’s, the others sums. `;
  for (const whose of document.querySelectorAll(".whose")) whose.textContent = state.scope === "all" ? sums : "";
  $("hint").hidden = state.scope === "all";
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
  $("slope").replaceChildren("Its tangent has the slope ", number, `: E’s change per unit of ${name}.`);
  showQuestion();
  const parts = terms(all, state.chosen);
  const isOne = state.scope === "one";
  const what = `${isOne ? "One" : "Sum"} of ${N} terms`;
  // The terms are made by the lines before the gradient, and a mistake in that line is not in them.
  const isSearched = state.exercise?.kind === "mistake";
  const told = said(state.chosen, isOne ? parts[state.point] : sum(parts));
  $("bar-title").textContent = isSearched ? what : `${what}: ${told}`;
  updateBar(bar, { terms: parts, point: state.point, total: sum(parts), alone: isOne });
  const { promise } = state;
  const kept = promise ? [html("span", { class: promise.isKept ? "" : "bad" }, promise.words)] : [];
  $("promise").replaceChildren(...kept);
}

function showQuestion() {
  const asks = isAsking() && state.chosen === "u1";
  const told = state.answer?.at === where() ? state.answer.words : "";
  const key = asks ? "asks" : told;
  if ($("question").dataset.key === key) return;
  $("question").dataset.key = key;
  if (!asks) return $("question").replaceChildren(told);
  const ways = [
    ["down ↓", 1],
    ["up ↑", -1],
  ].map(([words, sign]) => {
    const button = html("button", { type: "button" }, words);
    button.addEventListener("click", () => answer(sign));
    return button;
  });
  const ask = html("span", { class: "group" }, ...ways, "Bars | | hide the sign.");
  $("question").replaceChildren("To make E smaller, which way must u₁ go? ", ask);
}

// What an answer holds for: it is no longer shown once any of this has changed.
const where = () => inWords(false) + state.chosen + state.exercise?.kind;

function answer(sign) {
  const slope = numbers().derivatives.u1;
  const right = Math.sign(slope) === sign;
  const [rises, positive, down] = slope > 0 ? ["rises", "positive", "down"] : ["falls", "negative", "up"];
  const told = `E ${rises} as u₁ grows: the slope is ${positive}, and u₁ must go ${down}. Drag it.`;
  state.signIsAsked = false;
  const words = slope === 0 ? "Neither: the slope is 0." : `${right ? "Right." : "No:"} ${told}`;
  state.answer = { words, at: where() };
  say(words);
  changed();
}

// A parameter's derivative as a product of factors, each to be dragged by what makes it.
function factors({ here, values }, name) {
  const [kind, j, k] = name;
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
  root.hidden = isHidden();
  if (root.hidden) return;
  const found = factors(n, state.chosen);
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
    const all = state.scope === "all" ? html("span", { class: "sigma" }, "Σ") : "";
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
  const product = said(
    state.chosen,
    found.reduce((t, { number }) => t * number, 1),
  );
  const total = said(state.chosen, n.derivatives[state.chosen]);
  root.querySelector(".product").textContent =
    state.scope === "all" ? `= ${total}; this one: ${product}` : `= ${product}`;
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
          html("output", { "aria-live": "off" }), // it changes all the time
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
  const isSearched = state.exercise?.kind === "mistake";
  for (const line of document.querySelectorAll(".line")) {
    const { line: name } = line.dataset;
    line.classList.toggle("lit", state.lit === name);
    line.classList.toggle("now", state.now === name);
    line.classList.toggle("guilty", state.exercise?.found === true && state.exercise.mistake.line === name);
    const output = line.querySelector("output");
    const isDerivative = name.startsWith("dE_") || name === "gradient";
    output.className = isDerivative ? "of-derivative" : "of-value";
    output.replaceChildren(
      ...ofLine(name, n).map(([entry, t]) => {
        const words = isDerivative ? said(entry, t, isSearched ? 2 : 3) : short(t);
        if (BEFORE[name] && !entry) return html("span", {}, BEFORE[name] + words);
        if (!state.digits || words === "?" || words.startsWith("|")) return html("span", {}, words);
        const [sure, beyond, exponent] = digits(t, bound(name));
        return html("span", {}, sure, html("span", { class: "beyond" }, beyond), exponent);
      }),
    );
    if (name === "params") output.append(...notPromised(n));
  }
  const isFaded = state.who !== "by hand";
  set($("backward"), { "aria-hidden": isFaded, tabindex: isFaded ? -1 : 0 });
  for (const one of document.querySelectorAll(".instead")) one.hidden = one.dataset.of !== state.who;
  $("recorded").textContent = recorded(n);
}

// What a step changes E by, as the slopes that are measured say, if that is not what it promises.
function notPromised({ of, measured }) {
  if (!measured) return [];
  const [squared, right] = [of.gradient, NAMES.map((name) => measured[name])].map((g) => dot(of.gradient, g));
  return isApart(squared, right) ? [html("span", { class: "bad" }, `≠ ${short(-state.eta * right)}`)] : [];
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
  $("back").disabled = lastOther() === -1;
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
  changed();
}

function remember() {
  state.before.push(state.params);
}

// Where on the way back the parameters were others than now: what was touched need not have changed.
const lastOther = () => state.before.findLastIndex((params) => params.some((t, k) => t !== state.params[k]));

function go(params) {
  remember();
  state.params = params;
  state.promise = null;
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
  const isKept = after <= E;
  const came = `${isKept ? ";" : ", but"} E changed by ${short(after - E)}.`;
  state.promise = { words: `The step: −η|g|² promised ${short(promised)}${came}`, isKept };
  if (!state.running) say(state.promise.words);
  changed();
}

function goBack() {
  const at = lastOther();
  if (at === -1) return;
  Object.assign(state, { params: state.before[at], before: state.before.slice(0, at), promise: null });
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

// A pulse forwards, then one back: each line is lit while its numbers appear, and the next once it has been seen.
function pulse(names = [...FORMULAS, null]) {
  if (still.matches || !names.length) return;
  setTimeout(() => {
    state.lit = names[0];
    changed();
    requestAnimationFrame(() => pulse(names.slice(1)));
  }, 220);
}

// Exercises

function begin(kind) {
  if (kind === "mistake") return plant(nextMistake());
  if (state.exercise?.kind === kind) return leave();
  if (kind === "blanks") {
    enter({ kind, blanks: ["z", "u1", "G2", "q3", "v32"] }, { scope: "one", now: "dE_dz" });
    const check = html("button", { form: "blanks" }, "check");
    const asked = "Fill in the five blanks, each to two significant digits, such as 0.041 or −2.5.";
    exerciseSays(asked, [check], blanksForm());
  } else {
    enter({ kind }, { ...FIRST, flipped: [], chosen: "v11", now: "dE_dV" });
    const asked = "Make dE/dv₁₁ vanish (below 0.000001 in size) with this point’s E above 2.";
    exerciseSays(asked, [], html("p", { id: "vanishes" }));
  }
}

// An exercise begins where it says, with no way back from there; to leave it brings back what was there before it.
function enter(exercise, where) {
  leave();
  const { params, point, scope, flipped, promise, before, now } = state;
  const kept = { params, point, scope, flipped, promise, before, now };
  Object.assign(state, { before: [], promise: null, running: false, lit: null }, where);
  state.exercise = { ...exercise, kept };
  changed();
}

// Say what is asked, with buttons beside it and `more` below it.
function exerciseSays(words, buttons, more = "") {
  const done = html("button", { type: "button", class: "leave" }, "leave");
  done.addEventListener("click", leave);
  $("exercise").hidden = false;
  $("exercise").replaceChildren(
    html("div", { class: "asked" }, html("p", {}, words, html("span", { class: "whose" })), more),
    html("div", { class: "buttons" }, ...buttons, done),
    html("div", { class: "verdict", role: "status" }),
  );
}

function verdict(right, words) {
  const element = document.querySelector("#exercise .verdict");
  if (element.textContent === words) return;
  element.className = `verdict ${right ? "good" : "bad"}`;
  element.textContent = words;
  document.querySelector("#exercise .asked p").hidden = right; // what is answered need not be asked
  element.scrollIntoView({ block: "nearest" });
}

function leave() {
  if (!state.exercise) return;
  Object.assign(state, state.exercise.kept, { exercise: null, running: false });
  $("exercise").hidden = true;
  $("exercise").replaceChildren();
  $("path").dataset.key = "";
  changed();
}

const solved = new Set(); // the mistakes that were found

// The next mistake that was not found, from the one that is shown on; undefined if all were.
function nextMistake() {
  const from = state.exercise?.kind === "mistake" ? state.exercise.number + 1 : 0;
  return PLANTED.map((_, i) => (from + i) % PLANTED.length).find((i) => !solved.has(i));
}

function plant(number) {
  if (number === undefined) return allFound();
  const mistake = PLANTED[number];
  const { params, point, scope } = mistake;
  enter(
    { kind: "mistake", number, mistake, found: false },
    { params, point, scope, flipped: [], who: "by hand", now: "dE_dz" },
  );
  const next = html("button", { type: "button" }, "next one");
  next.addEventListener("click", () => begin("mistake"));
  const how = mistake.isInvisible
    ? "At these parameters, the homework’s initial, each derivative equals the slope that is measured. " +
      "One line is wrong all the same. Move one parameter after another until ≠ shows, then click the wrong factor."
    : "One line of the way back is not computed as it stands below. In green: slopes that are measured, without " +
      "the chain rule. Go back from E to the line whose numbers are first wrong, and click the wrong factor.";
  exerciseSays(`Mistake ${number + 1} of ${PLANTED.length}, ${solved.size} found. ${how}`, [next]);
}

function allFound() {
  enter({ kind: "all found" }, {});
  const again = html("button", { type: "button" }, "again");
  again.addEventListener("click", () => {
    solved.clear();
    plant(0);
  });
  exerciseSays(`All ${PLANTED.length} mistakes are found.`, [again]);
}

function guess(line, token) {
  const { exercise } = state;
  if (exercise?.kind !== "mistake" || exercise.found) return;
  const { mistake, number } = exercise;
  if (line === mistake.line && [token, null].includes(mistake.token)) {
    exercise.found = true;
    solved.add(number);
    const { hint, written, stands, formula } = DATA.mistakes[mistake.kind];
    const all = solved.size === PLANTED.length ? ` All ${PLANTED.length} are found.` : "";
    verdict(true, `Found. ${hint} Written: ${written}; the textbook has ${stands}. ${formula}${all}`);
  } else if (line === mistake.line) {
    verdict(false, `It is this line, ${line}, but not ${token}. How do its numbers differ from those measured?`);
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
  const form = html("form", { id: "blanks" });
  for (const name of state.exercise.blanks) {
    form.append(
      html("label", {}, `dE/d${subscript(name)} `, html("input", { name, inputmode: "decimal", autocomplete: "off" })),
      " ",
    );
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    checkBlanks(form.elements);
  });
  return form;
}

function checkBlanks(fields) {
  const right = numbers().derivatives;
  const wrong = { "Still empty": [], "Not a number": [], "Not right": [] };
  for (const name of state.exercise.blanks) {
    const text = fields[name].value.trim().replace("−", "-").replace(",", ".");
    const isRight = Math.abs(Number(text) - right[name]) <= 0.05 * Math.abs(right[name]); // 1.05 as 1.0
    const why = text === "" ? "Still empty" : Number.isNaN(Number(text)) ? "Not a number" : isRight ? "" : "Not right";
    if (why) wrong[why].push(name);
    fields[name].setAttribute("aria-invalid", why !== "");
  }
  const found = Object.entries(wrong).filter(([, names]) => names.length);
  const told = found.map(([why, names]) => `${why}: ${names.map((name) => `dE/d${subscript(name)}`).join(", ")}.`);
  const [first] = wrong["Not right"];
  const { code } = LINES.backward.find(({ name }) => OF_LINE[name].includes(first)) ?? {};
  if (first) told.push(`See the line ${code}.`);
  state.exercise.solved = found.length === 0;
  verdict(state.exercise.solved, told.join(" ") || "All five are right.");
  changed();
}

function showVanishing(n) {
  if (state.exercise?.kind !== "vanish") return;
  const { E, gradient } = n.here;
  const slope = gradient[NAMES.indexOf("v11")];
  $("vanishes").textContent = `Now dE/dv₁₁ = ${short(slope)}, E = ${short(E)}.`;
  if (Math.abs(slope) >= 1e-6) return verdict(false, "");
  if (E <= 2) return verdict(false, "It vanishes, but E is no longer large: y_out − y has vanished.");
  const least = factors(n, "v11").reduce((one, other) =>
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

// Follow the pointer from where it went down; `onTap` if it did not move.
function dragging(event, onMove, onTap = () => {}) {
  const { pointerId } = event;
  let last = event;
  const move = (moved) => {
    if (moved.pointerId !== pointerId) return;
    onMove(moved, moved.clientX - last.clientX);
    last = moved;
  };
  const end = () => {
    if (last === event) onTap();
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", end);
    removeEventListener("pointercancel", end);
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", end);
  addEventListener("pointercancel", end);
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
  dragging(event, moveTo, () => turnToNearest(event));
}

function turnToNearest(event) {
  const [x1, x2] = inPlane(event);
  const far = DATA.X.map((x) => Math.hypot(x[0] - x1, x[1] - x2));
  turnTo(far.indexOf(Math.min(...far)));
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
  m: () => state.projector || begin("mistake"), // a projector has no room for what an exercise says
  t: () => turnWho(),
  d: () => toggle("digits"),
  p: () => {
    leave();
    toggle("projector");
  },
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
  if (arrow && isNumber) {
    if (!event.repeat) remember();
    change(name, 0.1 * arrow * times(event));
  } else if ((arrow || event.key === "Enter" || event.key === " ") && name === "y") flip();
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

// Build the graph anew where its boxes are to be as high as a finger needs: 44 pixels.
function buildForFingers() {
  const scale = svgOfGraph.getBoundingClientRect().width / WIDE || 1;
  const tall = touched.matches && !narrow.matches ? Math.max(LEAST, 44.5 / scale) : LEAST;
  if (graph.tall !== tall) graph = buildGraph(svgOfGraph, tall);
  changed();
}

// Everything together

function listen() {
  svgOfGraph.addEventListener("pointerdown", (event) => {
    const name = event.target.closest(".box")?.dataset.name;
    if (!name) return;
    choose(name);
    if (name === "y") flip();
    else if (NAMES.includes(name) || name[0] === "x") dragNumber(event, name);
    else if (BOXES[name].line) light(BOXES[name].line);
  });
  svgOfGraph.addEventListener("focusin", (event) => choose(event.target.dataset.name));
  $("path").addEventListener("pointerdown", (event) => {
    const factor = event.target.closest(".factor");
    if (factor) dragNumber(event, factor.dataset.drag);
  });
  document.querySelector("#plane svg").addEventListener("pointerdown", (event) => {
    const { unit, turn } = event.target.dataset;
    if (unit !== undefined) dragLine(event, Number(unit), turn !== undefined);
    else turnToNearest(event);
  });
  $("bar").addEventListener("click", (event) => {
    const { left, width } = $("bar").getBoundingClientRect();
    const x = ((event.clientX - left) / width) * BAR.width;
    const found = bar.places.find(({ from, to }) => from <= x && x <= to);
    if (found) turnTo(found.i);
  });
  $("lines").addEventListener("click", (event) => {
    const output = event.target.closest(".line output");
    if (output?.querySelector(".beyond")) tellWhy(output.closest(".line").dataset.line);
  });
  for (const [id, line] of [
    ["forward", "E"],
    ["backward", "gradient"],
  ])
    $(id).addEventListener("focus", () => state.digits && tellWhy(line));
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
  addEventListener("resize", buildForFingers);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", takeColours);
  let touch = null;
  const main = document.querySelector("main");
  const dragged = ".parameter, .point, .factor, .hold";
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
buildForFingers();
readAddress();
addEventListener("hashchange", () => {
  leave();
  readAddress();
  changed();
});
listen();
takeColours();
show();
pulse();
