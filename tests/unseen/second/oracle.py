"""Independent oracle: mpmath (50 digits) against every submission; checks labels.json.  usage: oracle.py [substring ...]"""
import os
for k in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_MAX_THREADS"): os.environ[k] = "1"
os.environ["MPLBACKEND"] = "agg"
import sys, json, ast, time, signal, resource, traceback, warnings, pickle, multiprocessing as mp, io, contextlib, threading
import numpy as np, pandas as pd, autograd, autograd.numpy as anp, mpmath
import matplotlib.pyplot as plt, seaborn as sns, scipy.stats, scipy.special, scipy.sparse, scipy.optimize, sympy, torch, sklearn.neural_network, sklearn.metrics
torch.set_num_threads(1)
HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "data", "")
mpmath.mp.dps = 50
XH = pd.read_hdf(DATA + "circles_data.hf5").values
YH = pd.read_hdf(DATA + "circles_targets.hf5").values.astype(float)
INIT = np.array([5,5,5,5,-18,8,0,-8,0,0,8,0,-8,10,10,10,10], dtype=float)
FN = ("network", "loss", "loss_gradient")

# ---------------------------------------------------------------- reference
def mpf(v): return mpmath.mpf(float(v))
def ref_point(x, p):
    q = [mpf(c) for c in p]; x = [mpf(x[0]), mpf(x[1])]
    h = [1/(1 + mpmath.exp(-(q[5+2*i]*x[0] + q[6+2*i]*x[1] + q[13+i]))) for i in range(4)]
    z = q[4] + mpmath.fdot(q[:4], h)
    return q, x, h, z
def ref_case(p, X, y):
    """network values, loss, gradient, max |z|"""
    P, L, G, zm = [], mpf(0), [mpf(0)]*17, 0.
    for xx, t in zip(X, np.ravel(y)):
        q, x, h, z = ref_point(xx, p)
        s = 1/(1 + mpmath.exp(-z)); P.append(float(s)); zm = max(zm, abs(float(z)))
        L += mpmath.log(1 + mpmath.exp(-z)) if t == 1 else mpmath.log(1 + mpmath.exp(z))
        e = s - int(t); G[4] = G[4] + e
        for i in range(4):
            k = e*q[i]*h[i]*(1-h[i])
            G[i] += e*h[i]; G[5+2*i] += k*x[0]; G[6+2*i] += k*x[1]; G[13+i] += k
    return np.array(P), float(L), np.array([float(c) for c in G]), zm

def make_cases():
    r = np.random.default_rng(20261)
    def par(kind):
        p = np.concatenate([r.normal(0, 2.5, 4), r.normal(0, 1.5, 1), r.normal(0, 1.5, 8), r.normal(0, 1.5, 4)])
        if kind == "neg": p = -np.abs(p)
        if kind == "pos": p = np.abs(p); p[4] = -p[4]
        if kind == "posall": p = np.abs(p)*0.8
        if kind == "small": p = p*0.01
        if kind == "near": p = INIT + r.normal(0, .3, 17)
        if kind == "h30":   # first hidden unit saturated, others ordinary
            p[5:7] = [0.5, 0.3]; p[13] = 45.
        if kind == "u0": p[1] = 0.
        if kind == "conf": p[:4] *= .2; p[4] = -12.9
        if kind == "bneg": p[13:] = -np.abs(p[13:])
        return p
    C = []
    def add(tag, kind, X, lab="mix", two=None, p=None):
        p = par(kind) if p is None else p
        y = {"mix": (r.random(len(X)) < .4).astype(float), "0": np.zeros(len(X)), "1": np.ones(len(X))}[lab] if isinstance(lab, str) else lab
        if isinstance(lab, str) and lab == "mix" and len(X) > 2: y[0], y[-1] = 0., 1.
        two = bool(r.integers(2)) if two is None else two
        C.append(dict(tag=tag, p=p, X=X, y=y.reshape(-1, 1) if two else y))
    pts = lambda n, s=1.5: r.normal(0, s, (n, 2))
    for n in (1, 2, 3, 4, 5, 7, 10, 12, 17, 20, 33, 50, 51, 64, 70):
        add(f"N={n} 1d", "rand", pts(n), two=False)
        add(f"N={n} 2d", "rand", pts(n), two=True)
    for kind in ("neg", "pos", "posall", "small", "near", "h30", "u0", "conf", "bneg"):
        add(f"{kind} N=6", kind, pts(6)); add(f"{kind} N=9", kind, pts(9, .8))
    for lab in "01":
        for n in (1, 2, 6, 11): add(f"labels all {lab} N={n}", "rand", pts(n), lab)
    far = r.normal(0, 1, (8, 2)); far *= 10/np.linalg.norm(far, axis=1)[:, None]
    add("far 10", "rand", far, p=np.r_[par("rand")[:5], r.normal(0, .4, 8), r.normal(0, 1, 4)]); add("far initial-like", "near", far[:3]*.6)
    add("far one", "rand", far[:1]); add("far two", "small", far[2:4])
    add("integer points", "rand", r.integers(-3, 4, (6, 2))); add("integer points 2", "small", r.integers(-2, 3, (5, 2))); add("integer one point", "near", np.array([[2, -1]]))
    add("conf all 0", "conf", pts(6), "0"); d = pts(5); d = np.vstack([d, d[:3], d[:1]])
    add("duplicates", "rand", d, np.array([0, 1, 0, 1, 1, 0, 1, 1, 0.])); add("duplicates same labels", "rand", np.vstack([d[:4], d[:4]]), np.array([0, 1, 0, 1]*2, float))
    add("N=126", "rand", pts(126)); add("N=250", "neg", pts(250))
    add("homework 500 near", "near", XH, YH.ravel(), True); add("homework 500 rand", "rand", XH, YH.ravel(), False)
    add("homework 500 unbalanced", "rand", XH, "mix", True)
    X6 = pts(600); add("N=600", "rand", X6, "mix"); 
    X6b = X6.copy(); X6b[250:350] += .5; C.append(dict(tag="N=600 middle changed", p=C[-1]["p"], X=X6b, y=C[-1]["y"]))
    add("N=1103", "rand", pts(1103))
    # z between 14 and 20
    for s in (1, -1):
        p = par("small"); p[4] = s*17.; add(f"|z| about 17 ({s})", "", pts(5), p=p, two=False)
    for c in C:
        c["P"], c["L"], c["G"], c["zm"] = ref_case(c["p"], c["X"], c["y"])
    return C
def make_extra():
    """Large params: only raising, and network's value where z is ordinary."""
    r = np.random.default_rng(5)
    out = []
    for k in range(4):
        p = np.concatenate([r.normal(0, 2, 5), r.normal(0, 600, 8), r.normal(0, 600, 4)])
        X = r.normal(0, 2, (6, 2)); y = np.array([0, 1, 0, 1, 1, 0.])
        P, L, G, zm = ref_case(p, X, y); out.append(dict(tag="large V, b", p=p, X=X, y=y, P=P, L=L, G=G, zm=zm))
    p = r.normal(0, 300, 17); X = r.normal(0, 2, (6, 2))
    P, L, G, zm = ref_case(p, X, y); out.append(dict(tag="all large", p=p, X=X, y=y, P=P, L=L, G=G, zm=zm))
    return out

# ---------------------------------------------------------------- loading
class Timeout(BaseException): pass
def alarm(*a): raise Timeout()
def load(path):
    ns = {"__name__": "__main__", "np": np, "pd": pd, "anp": anp, "autograd": autograd, "plt": plt, "sns": sns, "os": os, "X": XH.copy(), "y": YH.copy()}
    notes = []
    if path.endswith(".ipynb"):
        chunks = []
        for c in json.load(open(path, encoding="utf8"))["cells"]:
            if c["cell_type"] == "code":
                chunks.append("\n".join(l for l in "".join(c["source"]).split("\n") if not l.startswith(("%", "!"))))
    else: chunks = [open(path, encoding="utf8").read()]
    for c in chunks:
        try: tree = ast.parse(c)
        except SyntaxError as e:
            for f in FN:
                if "def " + f + "(" in c: notes.append(("syntax", f))
            continue
        try:
            exec(compile(tree, path, "exec"), ns)
        except Timeout: raise
        except BaseException as e: notes.append(("cell", repr(e)[:150]))
    return ns, notes

# ---------------------------------------------------------------- one submission
def check(path, cases, extra, skip, cur):
    signal.signal(signal.SIGALRM, alarm)
    vm = int(open("/proc/self/statm").read().split()[0])*4096
    resource.setrlimit(resource.RLIMIT_AS, (vm + 2*2**30, vm + 2*2**30))
    warnings.simplefilter("ignore")
    os.chdir(os.path.join(HERE, "run"))
    ob = {f: dict(asserts=[], raises=[], errs=[], state=[], types=set(), f32=False, n=0, given=[], missing=None, t500=None) for f in FN}
    signal.setitimer(signal.ITIMER_REAL, 30)
    ns, notes = load(path)
    signal.setitimer(signal.ITIMER_REAL, 0)
    dead = set(skip)
    for f in FN:
        if ("syntax", f) in notes: ob[f]["raises"].append("syntax error"); dead.add(f)
        elif not callable(ns.get(f)): ob[f]["missing"] = "no such name"; dead.add(f)
    kept = []
    def call(f, *a, where="", conv=True, ordinary=True, limit=15):
        """calls, watches the arguments; returns a float array or None"""
        if f in dead: return None
        before = [(np.array(v, copy=True), np.shape(v), getattr(getattr(v, "flags", None), "writeable", None)) for v in a]
        cur.value = FN.index(f)
        try:
            signal.setitimer(signal.ITIMER_REAL, limit)
            t = time.time(); r = ns[f](*a)
            signal.setitimer(signal.ITIMER_REAL, 0)
            call.t = time.time() - t
        except Timeout:
            ob[f]["raises"].append(f"timeout at {where}"); dead.add(f); return None
        except BaseException as e:
            signal.setitimer(signal.ITIMER_REAL, 0)
            if isinstance(e, NotImplementedError) : ob[f]["missing"] = "NotImplementedError"
            tb = [fr.name for fr in traceback.extract_tb(e.__traceback__)]
            ob[f]["raises"].append(f"{type(e).__name__}: {str(e)[:70]} at {where} in {tb[-1]}{' via network' if 'network' in tb[1:] and f != 'network' else ''}")
            return None
        finally: signal.setitimer(signal.ITIMER_REAL, 0)
        ob[f]["n"] += 1
        for (b, sh, w), v in zip(before, a):
            if np.shape(v) != sh: ob[f]["state"].append(f"argument's shape changed at {where}")
            elif not np.array_equal(b, v, equal_nan=True): ob[f]["state"].append(f"argument changed by {np.max(np.abs(np.asarray(v, float)-b)):.1e} at {where}")
            if getattr(getattr(v, "flags", None), "writeable", None) != w: ob[f]["state"].append(f"argument made read-only at {where}"); v.setflags(write=True)
        try: np.shape(r)
        except Exception as e: ob[f]["raises"].append(f"unusable result at {where}: ragged"); return None
        ob[f]["types"].add(f"{type(r).__name__}{list(np.shape(r)) if hasattr(r, '__len__') or np.ndim(r) else ''}")
        if r is None: ob[f]["raises"].append(f"returned None at {where}"); return None
        try:
            if getattr(r, "dtype", None) in (np.float32, np.float16): ob[f]["f32"] = True
        except TypeError: pass
        try:
            v = np.asarray(r)
            if np.iscomplexobj(v): v = v.real
            v = np.array(v, dtype=float, copy=True)
        except Exception as e: ob[f]["raises"].append(f"unusable result at {where}: {e!r}"[:120]); return None
        if isinstance(r, np.ndarray) and r.ndim and r.dtype.kind == "f" and f == "loss_gradient": kept.append((r, np.array(r, copy=True), where))
        return v
    # -- the fifteen asserts
    n_ = lambda x: (lambda: ns["network"](x, init))
    init = INIT.copy(); ns.setdefault("initial", init)
    A = np.array
    T = [("network", lambda x=x, v=v: np.round(ns["network"](x, init), 3) == v) for x, v in (([0,0], .881), ([0,1], .803), ([1,0], .803), ([1,-1], .692), ([-1,1], .692))]
    T += [("loss", lambda x=x, t=t, v=v: np.round(ns["loss"](init, A([x]), A([t])), 3) == v) for x, t, v in (([0.,0.],0.,2.126), ([0.,0.],1.,.127), ([2.,1.],0.,.027), ([2.,1.],1.,3.611))]
    Xa, Ya = XH.copy(), YH.copy()
    T += [("loss", lambda: np.round(ns["loss"](init, Xa, Ya), 1) == 41.4)]
    z12 = [0.]*12
    T += [("loss_gradient", lambda x=x, t=t, v=v: np.allclose(np.round(ns["loss_gradient"](init, A([x]), A([t])), 3), v, atol=1e-3)) for x, t, v in (
        ([0.,0.],0.,[.881]*5 + z12), ([0.,0.],1.,[-.119]*5 + z12), ([2.,1.],0.,[.027,0.,.027,.024,.027,0.,0.,.001,0.,0.,0.,.028,.014,0.,0.,0.,.014]),
        ([2.,1.],1.,[-.973,-.002,-.973,-.857,-.973,0.,0.,-.024,-.012,0.,0.,-1.022,-.511,0.,-.012,0.,-.511]))]
    T += [("loss_gradient", lambda: np.allclose(np.round(ns["loss_gradient"](init, Xa, Ya), 1), [-24.1,-24.1,-24.1,-24.1,-21.9,-.5,0.,.5,0.,0.,-.5,0.,.4,.3,.3,.3,.3], atol=1e-1))]
    for k, (f, t) in enumerate(T):
        if f in dead: continue
        cur.value = FN.index(f)
        try:
            signal.setitimer(signal.ITIMER_REAL, 12)
            t0 = time.time(); ok = bool(t()); dt = time.time() - t0
            signal.setitimer(signal.ITIMER_REAL, 0)
            if k == 14: ob[f]["t500"] = dt
            if not ok: ob[f]["asserts"].append(str(k+1))
        except Timeout: ob[f]["asserts"].append(f"{k+1} timeout"); dead.add(f)
        except BaseException as e:
            signal.setitimer(signal.ITIMER_REAL, 0)
            if isinstance(e, NotImplementedError): ob[f]["missing"] = "NotImplementedError"
            ob[f]["asserts"].append(f"{k+1} {type(e).__name__}")
    t1 = time.time()
    try: [ns["network"](A([.1, .2]), init) for _ in range(5)]
    except BaseException: pass
    slownet = time.time() - t1 > .01
    slow = (ob["loss_gradient"]["t500"] or 0) > .12
    def cmp(f, v, ref, where, zm, tol_wide=2e-7):
        if v is None: return
        ref = np.asarray(ref)
        if v.size != ref.size: ob[f]["errs"].append((np.inf, f"size {v.shape} at {where}")); return
        v, rr = v.ravel(), ref.ravel()
        sc = np.max(np.abs(rr)) or 1.
        e = np.max(np.abs(v - rr))/sc
        if not np.isfinite(e): e = np.inf
        j = int(np.argmax(np.abs(v - rr))) if np.isfinite(e) else 0
        if zm > 14 and e < tol_wide: e = min(e, 9e-10)
        ob[f]["errs"].append((float(e), f"{where}: {v[j]:.6g} instead of {rr[j]:.6g}" + (f" (entry {j})" if v.size > 1 else "")))
    # -- the test points as lists, under other params
    for c in [c for c in cases if c["tag"] in ("N=1 1d", "N=5 2d", "near N=6")]:
        for x in ([0, 0], [0, 1], [1, 0], [1, -1], [-1, 1], [2, 3], [-3, 1]):
            q, _, _, z = ref_point(x, c["p"])
            cmp("network", call("network", list(x), c["p"].copy(), where=f"{x} list, {c['tag']}"), float(1/(1+mpmath.exp(-z))), f"{x} as a list with params of {c['tag']}", 0)
    # -- cases
    for ci, c in enumerate(cases):
        n = len(c["X"])
        if slow and n > 52 and "homework 500 rand" != c["tag"]: continue
        p, X, y = c["p"].copy(), c["X"].copy(), c["y"].copy()
        for i in ((0, n-1) if slownet else range(0, n, max(1, n//4))):
            for x in ((X[i], X[i].tolist()) if i == 0 else (X[i],)):
                where = f"{c['tag']} x={np.round(np.asarray(X[i]), 3).tolist()}{' list' if isinstance(x, list) else ''}"
                v = call("network", x, p, where=where)
                if v is not None: cmp("network", v, c["P"][i], where, c["zm"])
        cmp("loss", call("loss", p, X, y, where=c["tag"]), c["L"], c["tag"], c["zm"])
        cmp("loss_gradient", call("loss_gradient", c["p"].copy(), c["X"].copy(), c["y"].copy(), where=c["tag"]), c["G"], c["tag"], c["zm"])
    # -- state: same arrays changed in place, A B A, repeated
    def statecmp(f, v, ref, where, zm=0):
        if v is None: return
        k = len(ob[f]["errs"]); cmp(f, v, ref, "state: " + where, zm)
    group = [c for c in cases if c["tag"].startswith("N=12 ") or c["tag"] == "N=12 2d"]
    for two in (False, True):
        a, b = [next(c for c in cases if c["tag"] == t) for t in ("N=12 1d", "N=12 2d")]
        if two: a, b = b, a
        p, X, y = a["p"].copy(), a["X"].copy(), a["y"].copy(); yshape = y.shape
        for step, (pp, XX, yy) in enumerate([(a, a, a), (b, a, a), (b, b, a), (b, b, b), (a, b, b), (a, a, a), (a, a, b)]):
            def fill():
                if not p.flags.writeable: p.setflags(write=True)
                if y.shape != yshape: y.shape = yshape
                p[:] = pp["p"]; X[:] = XX["X"]; y[:] = yy["y"].reshape(yshape)
            fill()
            P, L, G, zm = REFS[two, step]
            for i in (0, 5):
                statecmp("network", call("network", X[i], p, where="in place"), P[i], f"in place step {step}")
            if step % 2: statecmp("loss_gradient", call("loss_gradient", p, X, y, where="in place"), G, f"in place step {step}, gradient before loss")
            fill()
            statecmp("loss", call("loss", p, X, y, where="in place"), L, f"in place step {step}")
            fill()
            statecmp("loss_gradient", call("loss_gradient", p, X, y, where="in place"), G, f"in place step {step}")
        # permuted labels, copies
        fill(); yp = y.ravel()[::-1].reshape(y.shape).copy()
        P, L, G, zm = REFS[two, "perm"]
        statecmp("loss_gradient", call("loss_gradient", p.copy(), X.copy(), yp.copy(), where="labels reversed"), G, "labels reversed")
        statecmp("loss", call("loss", p.copy(), a["X"].copy(), yp, where="labels reversed"), L, "labels reversed")
    # permutation of (p, L) between loss and gradient with other params at same N
    a, b = [next(c for c in cases if c["tag"] == t) for t in ("N=20 1d", "N=20 2d")]
    call("loss", a["p"].copy(), a["X"].copy(), a["y"].copy(), where="loss before gradient elsewhere")
    statecmp("loss_gradient", call("loss_gradient", b["p"].copy(), b["X"].copy(), b["y"].copy(), where="after loss elsewhere"), b["G"], "gradient after loss elsewhere")
    for _ in range(3 if slow else 25):
        statecmp("loss_gradient", call("loss_gradient", a["p"].copy(), a["X"].copy(), a["y"].copy(), where="repeat"), a["G"], "repeated 25 times")
    statecmp("loss", call("loss", a["p"].copy(), a["X"].copy(), a["y"].copy(), where="repeat"), a["L"], "repeated")
    for r, copy, where in kept:
        if not np.array_equal(r, copy, equal_nan=True): ob["loss_gradient"]["state"].append(f"an earlier result ({where}) was overwritten"); break
    # the caller changes the result
    if "loss_gradient" not in dead:
        try:
            q = (b["p"].copy(), b["X"].copy(), b["y"].copy())
            g = ns["loss_gradient"](*q); g *= 0
            cmpv = np.asarray(ns["loss_gradient"](*q), float)
            if np.max(np.abs(cmpv)) == 0: ob["loss_gradient"]["state"].append("the caller's change of a result spoils the next answer")
        except BaseException: pass
    # -- large params: raising only; network's value
    for c in extra:
        with np.errstate(all="ignore"):
            v = call("network", c["X"][0], c["p"].copy(), where=c["tag"])
            if v is not None and c["tag"] == "large V, b": cmp("network", v, c["P"][0], c["tag"], 0)
            call("loss", c["p"].copy(), c["X"].copy(), c["y"].copy(), where=c["tag"])
            call("loss_gradient", c["p"].copy(), c["X"].copy(), c["y"].copy(), where=c["tag"])
    # -- given: own network, own loss
    G0 = [c for c in cases if c["tag"] in ("N=3 1d", "N=5 2d", "N=17 1d", "near N=6", "neg N=6", "posall N=9", "labels all 1 N=6", "duplicates", "integer points 2")]
    for c in G0:
        p, X, y = c["p"].copy(), c["X"].copy(), c["y"].copy()
        if "network" not in dead and "loss" not in dead:
            try:
                q = np.array([np.ravel(ns["network"](x, p))[0] for x in X], float); t = y.ravel()
                own = -np.sum(np.where(t == 1, np.log(q), np.log1p(-q)))
                ob["loss"]["given"].append(abs(float(np.ravel(ns["loss"](p, X, y))[0]) - own)/abs(own))
            except BaseException as e: ob["loss"]["given"].append(np.inf)
        if "loss_gradient" not in dead and "loss" not in dead:
            try:
                L = lambda w: float(np.real(np.ravel(ns["loss"](w, X.copy(), y.copy()))[0]))
                fd = np.zeros(17)
                for i in range(17):
                    D = []
                    for h in (2e-3, 1e-3, 5e-4):
                        e = np.zeros(17); e[i] = h
                        D.append((L(p + e) - L(p - e))/(2*h))
                    R1 = [(4*D[1] - D[0])/3, (4*D[2] - D[1])/3]
                    fd[i] = (16*R1[1] - R1[0])/15
                g = np.ravel(np.asarray(ns["loss_gradient"](p.copy(), X.copy(), y.copy()), float))
                d1 = float(np.max(np.abs(g - fd))/np.max(np.abs(fd)))
                if d1 > 1e-6:      # a kink perhaps: small step
                    f2 = np.array([(L(p + 1e-6*e) - L(p - 1e-6*e))/2e-6 for e in np.eye(17)])
                    d1 = min(d1, float(np.max(np.abs(g - f2))/np.max(np.abs(f2))))
                ob["loss_gradient"]["given"].append(d1)
            except BaseException as e: ob["loss_gradient"]["given"].append(np.inf)
            try:
                acc = np.zeros(17)
                for x, t in zip(X, y.ravel()):
                    h = 1/(1+np.exp(-(p[5:13].reshape(4, 2) @ x + p[13:]))); e = np.ravel(ns["network"](x, p))[0] - t
                    k = e*p[:4]*h*(1-h); acc += np.concatenate([e*h, [e], np.outer(k, x).ravel(), k])
                ob["loss_gradient"].setdefault("formula", []).append(float(np.max(np.abs(g - acc))/np.max(np.abs(acc))))
            except BaseException: pass
    ob["notes"] = notes
    return ob

def child(conn, path, cases, extra, skip, cur):
    buf = io.StringIO()
    fd = os.open(os.devnull, os.O_WRONLY); os.dup2(fd, 1); os.dup2(fd, 2)
    try: r = check(path, cases, extra, skip, cur)
    except BaseException as e: r = {"crash": traceback.format_exc()[-600:]}
    conn.send(r); conn.close(); os._exit(0)
def run(path, cases, extra, unj=()):
    skip = []; t0 = time.time()
    while True:
        a, b = mp.Pipe(False); cur = mp.Value("i", -1)
        pr = mp.Process(target=child, args=(b, path, cases, extra, skip + list(unj), cur)); pr.start(); b.close()
        try:
            if a.poll(100): r = a.recv()
            else: r = None; pr.kill()
        except EOFError: r = None
        pr.join()
        if r is not None:
            for f in skip: r[f]["raises"].append("the process ended or hung")
            return r, time.time() - t0
        skip.append(FN[max(cur.value, 0)])
        if len(skip) > 3: return {"crash": "died"}, time.time() - t0

# ---------------------------------------------------------------- labels
def worst(o):
    m = max(o["errs"], default=(0, ""))
    return m
def judge(f, v, given, o, all_ob):
    """problems of one verdict"""
    e, where = worst(o); pb = []
    scal = lambda t: t in ("float", "float64", "longdouble", "int", "ndarray", "float128") or t == "ndarray[]"
    odd = [t for t in o["types"] if (f != "loss_gradient" and not scal(t)) or (f == "loss_gradient" and t != "ndarray[17]")]
    if v == "unjudged": return []
    if v == "missing":
        return [] if o["missing"] or any("returned None" in r for r in o["raises"]) else ["is not missing"]
    if v == "wrong":
        if o["asserts"] or o["raises"] or o["state"] or e > 1e-9:
            if not o["asserts"] and not o["raises"] and not o["state"]:
                if f == "loss" and o["given"] and max(o["given"]) < 1e-7 and worst(all_ob["network"])[0] > 1e-9: pb.append(f"labelled wrong but is the formula on its own network ({max(o['given']):.1e})")
            if f == "loss_gradient" and not o["raises"] and not o["state"] and o["given"] and max(o["given"]) < 1e-6 and worst(all_ob["loss"])[0] > 1e-9: pb.append(f"labelled wrong but is the derivative of its own loss ({max(o['given']):.1e})")
            return pb
        return ["no difference found"]
    if o["raises"]: pb.append("raises " + o["raises"][0])
    if o["state"]: pb.append("state " + o["state"][0])
    if o["missing"]: pb.append("missing")
    if given is None:
        if o["asserts"]: pb.append("asserts fail " + ",".join(o["asserts"]))
        if v == "right" and e > 1e-9: pb.append(f"error {e:.1e} at {where}")
        if v == "right" and (odd or o["f32"]): pb.append(f"type {odd}")
        e = max((q for q, w in o["errs"] if not w.startswith("conf")), default=0)   # tiny losses: single precision may lose digits
        if v == "remarks" and e > 1.01e-3: pb.append(f"error {e:.1e} at {where}")
        if v == "remarks" and e < 1e-9 and not odd: pb.append(f"nothing to remark, types {o['types']}")
    elif given == "the homework's formulas":
        m = max(o.get("formula", [np.inf])); d = max(o["given"], default=0)
        if m > 1e-3: pb.append(f"not the homework's formulas ({m:.1e})")
        if d < 1e-7: pb.append("is the derivative of its own loss after all")
    else:
        lim = 1e-5 if f == "loss" else 1e-5
        m = max(o["given"], default=np.inf)
        if m > lim: pb.append(f"given check off by {m:.1e}")
        if given == "your network" and worst(all_ob["network"])[0] < 1e-9 and not all_ob["network"]["state"]: pb.append("network is right, though")
        if given == "your loss" and worst(all_ob["loss"])[0] < 1e-9: pb.append("loss is right, though")
    return pb

REFS = {}
if __name__ == "__main__":
    t0 = time.time()
    mp.set_start_method("fork")
    cases, extra = make_cases(), make_extra()
    for two in (False, True):
        a, b = [next(c for c in cases if c["tag"] == t) for t in ("N=12 1d", "N=12 2d")]
        if two: a, b = b, a
        for s, (pp, XX, yy) in enumerate([(a, a, a), (b, a, a), (b, b, a), (b, b, b), (a, b, b), (a, a, a), (a, a, b)]):
            REFS[two, s] = ref_case(pp["p"], XX["X"], yy["y"])
        REFS[two, "perm"] = ref_case(a["p"], a["X"], b["y"].ravel()[::-1])
    os.makedirs(os.path.join(HERE, "run", "tmp_data"), exist_ok=True)
    for f in os.listdir(DATA):
        d = os.path.join(HERE, "run", "tmp_data", f)
        if not os.path.exists(d): open(d, "wb").write(open(DATA + f, "rb").read())
    labels = json.load(open(os.path.join(HERE, "labels.json"), encoding="utf8"))
    names = [n for n in labels if not sys.argv[1:] or any(s in n for s in sys.argv[1:])]
    print(f"{len(cases)} cases, reference in {time.time()-t0:.0f} s; max |z| {max(c['zm'] for c in cases):.1f}")
    res, it, lock = {}, iter(names), threading.Lock()
    def worker():
        while True:
            with lock: n = next(it, None)
            if n is None: return
            res[n] = run(os.path.join(HERE, "submissions", n), cases, extra, [f for f in FN if labels[n][f]["verdict"] == "unjudged" and labels[n][f]["reason"] != "depends"])
    ths = [threading.Thread(target=worker) for _ in range(2)]
    [t.start() for t in ths]; [t.join() for t in ths]
    bad = 0; wrong15 = 0; nwrong = 0
    for n in names:
        r, dt = res[n]; lab = labels[n]
        if "crash" in r: print("CRASH", n, r["crash"]); bad += 1; continue
        print(f"\n{n} [{lab['group']}] {dt:.1f} s" + (f", gradient at 500 points {r['loss_gradient']['t500']:.2f} s" if r['loss_gradient']['t500'] else ""))
        if r["notes"]: print("   notes", r["notes"])
        anyw = False
        for f in FN:
            o, l = r[f], lab[f]
            vs = l["verdict"] if isinstance(l["verdict"], list) else [l["verdict"]]
            pbs = [judge(f, v, l["given"], o, r) for v in vs]
            e, where = worst(o)
            line = f"   {f:14s} {'/'.join(vs)}{' given ' + l['given'] if l['given'] else ''}: asserts {'ok' if not o['asserts'] else 'FAIL ' + ','.join(o['asserts'])}; worst {e:.1e}"
            if e > 1e-9: line += " at " + where
            if o["raises"]: line += f"; raises {len(o['raises'])}x, first {o['raises'][0]}"
            if o["state"]: line += f"; state {len(o['state'])}x, first {o['state'][0]}"
            if o["missing"]: line += f"; missing: {o['missing']}"
            if l["given"] and o["given"]: line += f"; given check {max(o['given']):.1e}"
            if l["given"] == "the homework's formulas": line += f"; formula check {max(o.get('formula', [np.inf])):.1e}"
            print(line)
            if "wrong" in vs: anyw = True
            if all(pbs): bad += 1; print("      CONTRADICTION:", n, f, "|", "; ".join(pbs[0]))
        if anyw:
            nwrong += 1
            if not any(r[f]["asserts"] for f in FN if "wrong" in (lab[f]["verdict"] if isinstance(lab[f]["verdict"], list) else [lab[f]["verdict"]])): wrong15 += 1
    print(f"\n{len(names)} files, {bad} contradictions; {nwrong} files with a wrong function, of which {wrong15} pass the asserts of the wrong function(s); {time.time()-t0:.0f} s")
