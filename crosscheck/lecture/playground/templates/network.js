// The homework by hand, as a lecture has it: the numbers of this page, and nothing else. See manual/by_hand/page.py.
//
//     q = V x + b        G = φ(q)          φ(t) = 1 / (1 + exp(−t))
//     z = u · G + a      y_out = φ(z)      s = (1 − 2y) z
//     E = −Σ [ y log y_out + (1 − y) log(1 − y_out) ] = Σ log(1 + exp(s))
//
// A matrix is an array of rows. Points are columns: x has 2 rows of N numbers, q and G have 4; z and y are one row.
// Each line of the page is a function of the names n that are computed before it. So a line can be replaced by another:
// that is what a mistake is, and how a derivative is measured at a node.
"use strict";

const NAMES = "u1 u2 u3 u4 a v11 v12 v21 v22 v31 v32 v41 v42 b1 b2 b3 b4".split(" ");
const LARGEST = 708; // exp(709.8) overflows; at 708 its reciprocal is still a normal number

// What NumPy has and JavaScript lacks.
const sum = (row) => row.reduce((total, t) => total + t, 0);
const dot = (one, other) => one.reduce((total, t, i) => total + t * other[i], 0);
const outer = (column, row) => column.map((c) => row.map((t) => c * t));
const multiply = (A, B) => A.map((row, j) => row.map((t, i) => t * B[j][i]));
const transpose = (A) => A[0].map((_, k) => A.map((row) => row[k]));

// φ and its slope φ'(t) = φ(t) φ(−t), which keep every digit: 1 − φ would be 0 past t = 37.
const phi = (t) => {
  const e = Math.exp(Math.min(t, LARGEST));
  return e / (1 + e);
};
const slope = (t) => {
  const e = Math.exp(Math.min(t, LARGEST));
  return e / (1 + e) / (1 + e);
};
const logOfOnePlusExp = (s) => Math.max(s, 0) + Math.log1p(Math.exp(-Math.abs(s)));

const unpack = (params) => ({
  u: params.slice(0, 4),
  a: params[4],
  V: [params.slice(5, 7), params.slice(7, 9), params.slice(9, 11), params.slice(11, 13)],
  b: params.slice(13, 17),
});
const pack = (u, a, V, b) => [...u, a, ...V.flat(), ...b];

const FORWARD = {
  q: ({ V, x, b }) => V.map((v, j) => x[0].map((_, i) => v[0] * x[0][i] + v[1] * x[1][i] + b[j])),
  G: ({ q }) => q.map((row) => row.map(phi)),
  z: ({ u, G, a }) => G[0].map((_, i) => u[0] * G[0][i] + u[1] * G[1][i] + u[2] * G[2][i] + u[3] * G[3][i] + a),
  s: ({ y, z }) => z.map((t, i) => (1 - 2 * y[i]) * t),
  E: ({ s }) => sum(s.map(logOfOnePlusExp)),
};

const BACKWARD = {
  dphi: ({ q }) => q.map((row) => row.map(slope)),
  dE_dz: ({ z, y }) => z.map((t, i) => (1 - 2 * y[i]) * phi((1 - 2 * y[i]) * t)), // y_out − y, with all its digits
  dE_du: ({ G, dE_dz }) => G.map((row) => dot(row, dE_dz)),
  dE_da: ({ dE_dz }) => sum(dE_dz),
  dE_dG: ({ u, dE_dz }) => outer(u, dE_dz),
  dE_dq: ({ dE_dG, dphi }) => multiply(dE_dG, dphi),
  dE_dV: ({ dE_dq, x }) => dE_dq.map((row) => x.map((coordinate) => dot(row, coordinate))),
  dE_db: ({ dE_dq }) => dE_dq.map(sum),
  gradient: ({ dE_du, dE_da, dE_dV, dE_db }) => pack(dE_du, dE_da, dE_dV, dE_db),
};

// What people write instead of a line: edits of the textbook, by the names that the judge gives them.
const MISTAKES = {
  "sign-error-y-minus-p": { dE_dz: (n) => BACKWARD.dE_dz(n).map((t) => -t) },
  "missing-hidden-sigma-prime": { dE_dq: ({ dE_dG }) => dE_dG },
  "missing-u-in-hidden-delta": { dE_dG: ({ dE_dz }) => outer([1, 1, 1, 1], dE_dz) },
  "v-grad-transposed-flatten": {
    gradient: ({ dE_du, dE_da, dE_dV, dE_db }) => pack(dE_du, dE_da, transpose(dE_dV), dE_db),
  },
  "gradient-of-mean": { gradient: (n) => BACKWARD.gradient(n).map((t) => t / n.y.length) },
  "shared-u1-hidden-delta": { dE_dG: ({ u, dE_dz }) => outer([u[0], u[0], u[0], u[0]], dE_dz) },
};

// Run lines in their order at the points X, N pairs, with labels y; `edits` replace lines of the same names.
function run(lines, params, X, y, edits = {}) {
  const n = { ...unpack(params), x: transpose(X), y };
  for (const name of Object.keys(lines)) n[name] = (edits[name] ?? lines[name])(n);
  return n;
}
const page = (params, X, y, edits) => run({ ...FORWARD, ...BACKWARD }, params, X, y, edits);

// The homework's four functions.
const network = (x, params) => phi(run(FORWARD, params, [x], [0]).z[0]);
const loss = (params, X, y) => run(FORWARD, params, X, y).E;
const lossGradient = (params, X, y, edits) => page(params, X, y, edits).gradient;
const step = (params, gradient, eta) => params.map((p, k) => p - eta * gradient[k]);

function optimize(initial, X, y, eta = 0.001, nSteps = 30) {
  const params = [initial];
  while (params.length <= nSteps) params.push(step(params.at(-1), lossGradient(params.at(-1), X, y), eta));
  return { losses: params.map((each) => loss(each, X, y)), params };
}

// Derivatives that are measured: central differences of E, which know no chain rule.
const STEP = 1e-5;
const measured = (E) => (E(STEP) - E(-STEP)) / (2 * STEP);

const measuredGradient = (params, X, y) =>
  params.map((_, k) => measured((h) => loss(params.with(k, params[k] + h), X, y)));

// The same at a node that is computed on the way, such as "q" of the hidden node j at the first point.
const measuredAt = (name, j, params, X, y) =>
  measured((h) => {
    const moved = (n) => FORWARD[name](n).map((t, i) => (i !== j ? t : Array.isArray(t) ? t.with(0, t[0] + h) : t + h));
    return run(FORWARD, params, X, y, { [name]: moved }).E;
  });

// Random parameters, −5 to 5: mulberry32, which is the same integers everywhere.
function randomParams(seed) {
  let state = seed >>> 0;
  return NAMES.map(() => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * 10 - 5;
  });
}

// A number with all its bits, as Python's float.hex writes it; and back.
function toHex(number) {
  if (!Number.isFinite(number) || number === 0)
    return Object.is(number, -0) ? "-0x0.0p+0" : number ? String(number) : "0x0.0p+0";
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, number);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const digits = (bits & 0xfffffffffffffn).toString(16).padStart(13, "0");
  const power = exponent ? exponent - 1023 : -1022;
  return `${number < 0 ? "-" : ""}0x${exponent ? 1 : 0}.${digits}p${power < 0 ? "" : "+"}${power}`;
}

function fromHex(text) {
  const found = /^(-?)0x([01])\.([0-9a-f]{1,13})p([+-]\d{1,4})$/.exec(text);
  if (!found) return text.trim() === "" ? NaN : Number(text);
  const [, sign, first, digits, power] = found;
  return (sign ? -1 : 1) * (Number(first) + parseInt(digits, 16) / 16 ** digits.length) * 2 ** Number(power);
}
