"""Independent reference (mpmath, 50 digits) and check of every submission and label.   python oracle.py [-j 2] [name ...] > oracle.txt"""
import os
for _v in ('OMP_NUM_THREADS', 'OPENBLAS_NUM_THREADS', 'MKL_NUM_THREADS'): os.environ[_v] = '1'
os.environ['MPLBACKEND'] = 'Agg'
import sys, json, time, ast, signal, resource, types, warnings, tempfile, shutil, traceback, collections
import numpy as np, pandas as pd, mpmath as mp
HERE = os.path.dirname(os.path.abspath(__file__)); SUB = HERE + '/submissions'; DATA = os.path.join(HERE, '..', '..', '..', 'data', '')
X0 = pd.read_hdf(DATA + 'circles_data.hf5').values
Y0 = pd.read_hdf(DATA + 'circles_targets.hf5').values.astype(float)
INIT = np.array([5, 5, 5, 5, -18, 8, 0, -8, 0, 0, 8, 0, -8, 10, 10, 10, 10], dtype=float)
FN = ('network', 'loss', 'loss_gradient')

# ---------------------------------------------------------------- high-precision reference (homework's formulas)
def mp_ref(P, X, Y):
    with mp.workdps(50):
        P = [mp.mpf(float(c)) for c in P]; s = lambda z: 1/(1+mp.exp(-z))
        nets, L, g = [], mp.mpf(0), [mp.mpf(0)]*17
        for x, t in zip(np.asarray(X, float), np.ravel(Y)):
            x = [mp.mpf(float(c)) for c in x]; t = int(t)
            z = [P[5+2*j]*x[0]+P[6+2*j]*x[1]+P[13+j] for j in range(4)]; h = [s(q) for q in z]
            zz = sum(P[j]*h[j] for j in range(4))+P[4]; o = s(zz)
            nets.append(float(o)); L -= mp.log(o) if t else -mp.log(1+mp.exp(zz)); d = o-t
            g[4] += d
            for j in range(4):
                e = d*P[j]*h[j]*(1-h[j]); g[j] += d*h[j]; g[5+2*j] += e*x[0]; g[6+2*j] += e*x[1]; g[13+j] += e
        return nets, float(L), np.array([float(c) for c in g])

# stable float64 form of the same, used only inside the state checks; validated against mp_ref in main()
def sg(z): return np.exp(-np.logaddexp(0, -z))
def ref64(P, X, Y):
    X = np.asarray(X, float); t = np.ravel(Y); V = P[5:13].reshape(4, 2)
    zh = X @ V.T + P[13:]; H = sg(zh); z = H @ P[:4] + P[4]; d = np.where(t == 1, -sg(-z), sg(z))
    D = d[:, None]*P[:4]*H*sg(-zh)
    return sg(z), np.sum(np.logaddexp(0, z)-t*z), np.concatenate([d @ H, [d.sum()], (D.T @ X).ravel(), D.sum(0)])

def make_cases():
    r = np.random.default_rng(20260919); C = []
    def fit(P, X, lim):
        m = np.max(np.abs(logit(P, X)))
        if m > lim: P = P.copy(); P[:5] *= lim/m*0.98
        return P
    def logit(P, X): return sg(np.asarray(X, float) @ P[5:13].reshape(4, 2).T + P[13:]) @ P[:4] + P[4]
    def lab(N, k):
        if k == 'all0': return np.zeros(N)
        if k == 'all1': return np.ones(N)
        t = (r.random(N) < .5).astype(float)
        if N > 1: t[0] = 1; t[-1] = 0
        return t
    def add(kind, P, X, t, two, lim=14, tol=1e-9): C.append(dict(kind=kind, P=fit(P, X, lim) if lim else P, X=X, Y=t.reshape(-1, 1) if two else t, tol=tol))
    for i, N in enumerate([1, 1, 2, 3, 5, 7, 10, 13, 16, 20, 31, 32, 33, 50, 64, 70, 101, 128, 137]):
        add('mixed', r.normal(size=17)*[.5, 1, 2][i % 3], r.normal(size=(N, 2))*1.2, lab(N, 'm'), i % 2)
    for k in ('all0', 'all1'):
        for N in (1, 4, 10): add(k, r.normal(size=17)*1.2, r.normal(size=(N, 2)), lab(N, k), N == 4)
    for N in (3, 9, 20): add('far', r.normal(size=17)*.4*np.r_[np.ones(5)*4, np.ones(12)], r.uniform(-10, 10, (N, 2)), lab(N, 'm'), N == 9)
    for N in (2, 8, 15): add('integer x', r.normal(size=17), r.integers(-4, 5, (N, 2)), lab(N, 'm'), N == 8)
    for s in (-1, 1):
        for N in (6, 12): add('params all %s' % ('negative' if s < 0 else 'positive'), s*np.abs(r.normal(size=17)), r.normal(size=(N, 2)), lab(N, 'm'), N == 12)
    D = r.normal(size=(5, 2)); add('duplicate points', r.normal(size=17), np.vstack([D, D[:3], D[1:4]]), lab(11, 'm'), 0)
    add('zero params', np.zeros(17), r.normal(size=(6, 2)), lab(6, 'm'), 1)
    add('positive x', r.normal(size=17), np.abs(r.normal(size=(9, 2))), lab(9, 'm'), 0)
    add('near initial', INIT + r.normal(size=17)*.3, r.normal(size=(12, 2)), lab(12, 'm'), 1)
    add('homework data', INIT + r.normal(size=17), X0, Y0.ravel(), 1)
    for N in (4, 11): add('|z| to 20', r.normal(size=17)*np.r_[np.ones(5)*12, np.ones(12)], r.normal(size=(N, 2)), lab(N, 'm'), N == 4, 20, 1e-6)
    add('huge params', r.normal(size=17)*1500, r.normal(size=(7, 2)), lab(7, 'm'), 0, None, None)
    add('huge params', -np.abs(r.normal(size=17))*900, r.normal(size=(5, 2)), lab(5, 'm'), 1, None, None)
    for c in C: c['net'], c['L'], c['g'] = mp_ref(c['P'], c['X'], c['Y'])
    return C

def asserts():
    A = np.array; one = A([[0., 0.]]); two = A([[2., 1.]])
    n = [('network', lambda f, x=x, v=v: np.round(f(x, I()), 3) == v) for x, v in (([0, 0], .881), ([0, 1], .803), ([1, 0], .803), ([1, -1], .692), ([-1, 1], .692))]
    l = [('loss', lambda f, X=X, t=t, v=v, k=k: np.round(f(I(), X(), t()), k) == v) for X, t, v, k in (
        (one.copy, lambda: A([0.]), 2.126, 3), (one.copy, lambda: A([1.]), .127, 3), (two.copy, lambda: A([0.]), .027, 3), (two.copy, lambda: A([1.]), 3.611, 3), (X0.copy, Y0.copy, 41.4, 1))]
    G = ([.881]*5+[0.]*12, [-.119]*5+[0.]*12, [.027, 0., .027, .024, .027, 0., 0., .001, 0., 0., 0., .028, .014, 0., 0., 0., .014],
         [-.973, -.002, -.973, -.857, -.973, -0., -0., -.024, -.012, 0., 0., -1.022, -.511, 0., -.012, 0., -.511],
         [-24.1, -24.1, -24.1, -24.1, -21.9, -.5, 0., .5, 0., 0., -.5, 0., .4, .3, .3, .3, .3])
    g = [('loss_gradient', lambda f, X=X, t=t, v=v, k=k, at=at: np.allclose(np.round(f(I(), X(), t()), k), v, atol=at)) for X, t, v, k, at in (
        (one.copy, lambda: A([0.]), G[0], 3, 1e-3), (one.copy, lambda: A([1.]), G[1], 3, 1e-3), (two.copy, lambda: A([0.]), G[2], 3, 1e-3), (two.copy, lambda: A([1.]), G[3], 3, 1e-3), (X0.copy, Y0.copy, G[4], 1, 1e-1))]
    I = lambda: SHARED   # the homework's one array `initial`, shared by all asserts
    return n+l+g
SHARED = INIT.copy()

class TooLong(BaseException): pass
def _alarm(*a): raise TooLong('more than the time allowed')

def child(name, cases, out, lb):
    base = resource.getrusage(resource.RUSAGE_SELF)
    vm = int(open('/proc/self/statm').read().split()[0])*4096
    resource.setrlimit(resource.RLIMIT_AS, (vm+(2 << 30)+(300 << 20),)*2)
    signal.signal(signal.SIGALRM, _alarm); warnings.simplefilter('ignore'); np.seterr(all='ignore')
    R = dict(load=[], asserts=[], obs={f: [] for f in FN}, shape={f: [] for f in FN}, given={}, opt=None)
    def save(): json.dump(R, open(out, 'w'))
    ns = types.ModuleType('submission'); sys.modules['submission'] = ns; D = ns.__dict__
    import matplotlib.pyplot as plt
    D.update(np=np, pd=pd, plt=plt, X=X0.copy(), y=Y0.copy(), os=os, initial=SHARED)
    def timed(f, sec=15):
        signal.setitimer(signal.ITIMER_REAL, sec)
        try: return f()
        finally: signal.setitimer(signal.ITIMER_REAL, 0)
    txt = open(SUB+'/'+name).read()
    if name.endswith('.ipynb'):
        src = ['\n'.join(l for l in ''.join(c['source']).split('\n') if not l.startswith(('%', '!'))) for c in json.loads(txt)['cells'] if c['cell_type'] == 'code']
    else: src = [txt]
    for k, s in enumerate(src):
        if k == 0 and False: pass
        try: timed(lambda: exec(compile(s, name, 'exec'), D), 30)
        except (Exception, SystemExit, TooLong) as e: R['load'].append('part %d: %s: %s' % (k, type(e).__name__, str(e)[:80]))
    D['np'] = D.get('np', np)
    fn = {f: D.get(f) for f in FN}; R['missing'] = [f for f in FN if not callable(fn[f])]
    cur = ['']
    dead = dict.fromkeys(FN, 0)
    R['stage'] = 'asserts'; save()
    for f, t in asserts():
        R['running'] = f; save()
        if not callable(fn[f]): R['asserts'].append([f, 'missing']); continue
        if dead[f] > 3: R['asserts'].append([f, 'not tried again']); continue
        try: ok = timed(lambda: bool(t(fn[f])), 10); R['asserts'].append([f, 'pass' if ok else 'FAIL'])
        except (Exception, SystemExit, TooLong) as e:
            R['asserts'].append([f, '%s: %s' % (type(e).__name__, str(e)[:100])]); dead[f] += 4*isinstance(e, TooLong)
    def obs(f, kind, err): R['obs'][f].append([kind, err])
    def num(v, n):
        if v is None: raise ValueError('returned None')
        a = np.asarray(v.detach().numpy() if hasattr(v, 'detach') else v)
        sh = '%s%s' % (type(v).__name__, a.shape)+('' if a.dtype in (np.float64,) else str(a.dtype))
        a = np.asarray(a, float).ravel()
        if a.size != n: raise ValueError('size %d shape %s' % (a.size, sh))
        return a, sh
    def call(f, args, kind, ref, scale, n, tol=1e-9, floor=1e-4):
        """one call, compared; arguments must stay as they are"""
        if not callable(fn[f]) or dead[f] > 3: return None
        R['running'] = f
        keep = [np.array(a) for a in args]
        try: a, sh = timed(lambda: num(fn[f](*args), n), 12)
        except (Exception, SystemExit, TooLong) as e:
            obs(f, kind, '%s: %s' % (type(e).__name__, str(e)[:100])); dead[f] += 4*isinstance(e, TooLong)+isinstance(e, SystemExit); return None
        if sh not in R['shape'][f]: R['shape'][f].append(sh)
        for k, b in zip(keep, args):
            if not np.array_equal(k, np.array(b)): obs(f, kind+': arguments changed', 'argument changed in place'); break
        for k, b in zip(keep, args):
            if isinstance(b, np.ndarray) and not np.array_equal(k, b): b[...] = k
        if tol is not None:
            with np.errstate(all='ignore'): e = float(np.max(np.abs(a-ref))/max(scale, floor))
            if not np.isfinite(e): e = 1e300
            obs(f, kind, [e, tol])
        return a
    def three(P, X, Y, kind, tol=1e-9):
        net, L, g = ref64(P, X, Y)
        call('network', (X[0], P), kind, net[0], 1, 1, tol)
        call('loss', (P, X, Y), kind, L, abs(L), 1, tol); call('loss_gradient', (P, X, Y), kind, g, np.max(np.abs(g)), 17, tol)
    R['stage'] = 'cases'; save()
    for c in cases:
        P, X, Y, tol = c['P'].copy(), c['X'].copy(), c['Y'].copy(), c['tol']; N = len(X); k = '%s N=%d y%s' % (c['kind'], N, Y.shape)
        for i in range(min(N, 3)):
            x = X[i] if i != 1 else X[i].tolist()
            call('network', (x, P), 'network at %s (%s)' % (c['kind'], type(x).__name__), c['net'][i], 1, 1, tol or 1e-9)
        call('loss', (P, X, Y), k, c['L'], abs(c['L']), 1, tol); call('loss_gradient', (P, X, Y), k, c['g'], np.max(np.abs(c['g'])), 17, tol)
        save()
    # ------------------------------------------------------------ state
    R['stage'] = 'state'; save()
    r = np.random.default_rng(7)
    P = r.normal(size=17); X = r.normal(size=(20, 2)); Y = (r.random(20) < .5).astype(float); x = X[3].copy()
    for i in range(3): three(P, X, Y, 'state: repeat %d' % i)
    for i in range(4):
        P -= 0.02*ref64(P, X, Y)[2]; three(P, X, Y, 'state: params -= .. in place')
    X += .37; three(P, X, Y, 'state: X changed in place')
    Y[:] = 1-Y; three(P, X, Y, 'state: y changed in place')
    X[:] = X[::-1].copy(); three(P, X, Y, 'state: X reversed in place (same sum)')
    P[[0, 1]] = P[[1, 0]]; P[5:9] = P[[8, 7, 6, 5]]; three(P, X, Y, 'state: params permuted in place (same sum)')
    P[2] += 3e-5; three(P, X, Y, 'state: params changed by 3e-5', 1e-9)
    Y2 = Y.reshape(-1, 1); three(P, X, Y2, 'state: y (N,1)'); Y2[:] = 1-Y2; three(P, X, Y2, 'state: y (N,1) changed in place')
    PB = r.normal(size=17); XB = r.normal(size=(20, 2)); YB = (r.random(20) < .5).astype(float); XC = r.normal(size=(33, 2)); YC = (r.random(33) < .5).astype(float)
    for _ in range(3):
        three(P, X, Y, 'state: interleaved A'); three(PB, XB, YB, 'state: interleaved B'); three(PB, XC, YC, 'state: interleaved C'); three(P, XB, Y, 'state: interleaved D')
    for i in range(25): call('network', (x, PB), 'state: network call again', ref64(PB, x[None], [0])[0][0], 1, 1)
    g1 = None
    if callable(fn['loss_gradient']) and not dead['loss_gradient']:
        try:
            g1 = timed(lambda: fn['loss_gradient'](P, X, Y)); k1 = np.array(g1, float).copy(); timed(lambda: fn['loss_gradient'](PB, XB, YB))
            if not np.allclose(np.array(g1, float), k1, rtol=1e-12, atol=0): obs('loss_gradient', 'state: an earlier result changed by a later call (buffer)', 'returned buffer reused')
        except (Exception, SystemExit, TooLong) as e: pass
    save()
    # ------------------------------------------------------------ the homework's optimize, 2 steps on 40 points (a remark only)
    slow = any(v > 3 for v in dead.values())
    try:
        def opt():
            if slow: raise RuntimeError('not tried')
            p = INIT.copy(); h = [fn['loss'](p, X0[:40], Y0[:40])]
            for i in range(2):
                p -= 0.001*fn['loss_gradient'](p, X0[:40], Y0[:40]); h.append(fn['loss'](p, X0[:40], Y0[:40])); '{:.1f}'.format(h[-1])
        timed(opt, 20); R['opt'] = 'ok'
    except (Exception, SystemExit, TooLong) as e: R['opt'] = '%s: %s' % (type(e).__name__, str(e)[:80])
    # ------------------------------------------------------------ given: own network, own loss
    R['stage'] = 'given'; save()
    el, eg, eh = [], [], []
    for s, N, far in ((.8, 1, 1), (.8, 4, 1), (1.3, 6, 1), (.7, 5, 4)):
        Pg = r.normal(size=17)*s; Xg = r.normal(size=(N, 2))*far; Yg = (np.arange(N) % 2).astype(float)
        try:
            o = np.array([timed(lambda: num(fn['network'](q, Pg), 1)[0][0]) for q in Xg])
            L = timed(lambda: num(fn['loss'](Pg.copy(), Xg.copy(), Yg.copy()), 1)[0][0]); F = -np.sum(Yg*np.log(o)+(1-Yg)*np.log(1-o))
            el.append(0. if np.isnan(L) and np.isnan(F) else float(abs(L-F)/max(abs(F), 1e-4)))
        except (Exception, SystemExit, TooLong) as e: el.append(type(e).__name__)
        try:
            if slow or not (lb['loss_gradient']['given'] or 'wrong' in lb['loss_gradient']['verdict']): raise RuntimeError('not tried')
            g = timed(lambda: num(fn['loss_gradient'](Pg.copy(), Xg.copy(), Yg.copy()), 17)[0])
            f = lambda q: num(fn['loss'](q.copy(), Xg.copy(), Yg.copy()), 1)[0][0]
            def fd():
                G = np.zeros(17)
                for i in range(17):
                    e = np.zeros(17); e[i] = 1; c = lambda h: (f(Pg+h*e)-f(Pg-h*e))/(2*h)
                    a, b, d = c(.0008), c(.0004), c(.0002); a, b = (4*b-a)/3, (4*d-b)/3; G[i] = (16*b-a)/15
                return G
            G = timed(fd, 25); eg.append(float(np.max(np.abs(g-G))/max(np.max(np.abs(G)), 1e-4)))
            V = Pg[5:13].reshape(4, 2); H = sg(Xg @ V.T+Pg[13:]); d = o-Yg; K = d[:, None]*Pg[:4]*H*(1-H)
            T = np.concatenate([d @ H, [d.sum()], (K.T @ Xg).ravel(), K.sum(0)]); eh.append(float(np.max(np.abs(g-T))/np.max(np.abs(T))))
        except (Exception, SystemExit, TooLong, NameError) as e: eg.append(type(e).__name__)
    R['given'] = dict(loss_vs_own_network=el, grad_vs_own_loss=eg, grad_vs_formulas_own_network=eh)
    R['stage'] = 'done'; R['cpu'] = resource.getrusage(resource.RUSAGE_SELF).ru_utime-base.ru_utime; save()

def worst(v): return max([1e300 if isinstance(e, str) or not np.isfinite(e) else e for e in v], default=1e300)

def judge(name, lb, R):
    """-> (lines, contradictions, doubts)"""
    lines, bad, doubt = [], [], []
    if R is None or R.get('stage') != 'done': lines.append('    process ended or was stopped at stage %s while running %s' % (R and R.get('stage'), R and R.get('running')))
    if R is None: return lines, ['no result'], doubt
    gv = R.get('given') or {}
    for f in FN:
        v = lb[f]['verdict']; vs = v if isinstance(v, list) else [v]; given = lb[f]['given']
        A = [a for g, a in R['asserts'] if g == f]; npass = A.count('pass'); O = R['obs'][f]
        exc = [(k, e) for k, e in O if isinstance(e, str)]; num = [(k, e[0], e[1]) for k, e in O if not isinstance(e, str)]
        over = [(k, e) for k, e, t in num if e > t]; mx = max([e for k, e, t in num if t <= 1e-9], default=float('nan'))
        dead = R.get('stage') != 'done' and R.get('running') == f
        diff = npass < 5 or exc or over or dead
        big = max(over, key=lambda q: q[1]) if over else None
        desc = 'asserts %d/5; max err %.1e; %d of %d over' % (npass, mx, len(over), len(num))
        if npass < 5: desc += '; first assert not passed: #%d %s' % next((i+1, a) for i, a in enumerate(A+['ended']) if a != 'pass')
        if over: desc += '; first: [%s] %.1e, largest: [%s] %.1e' % (over[0][0], over[0][1], big[0], big[1])
        if exc: desc += '; %d raise, e.g. [%s] %s' % (len(exc), exc[0][0], exc[0][1])
        desc += '; returns %s' % ','.join(R['shape'][f][:3])
        lines.append('    %-13s %s%s: %s' % (f, v, ' given '+given if given else '', desc))
        goodshape = all(s in (('ndarray(17,)', 'ndarray(17,)longdouble', 'ndarray(17,)float128') if f == 'loss_gradient' else ('float()', 'float64()', 'ndarray()', 'longdouble()float128', 'ArrayBox()')) for s in R['shape'][f])
        gl, gg, gh = worst(gv.get('loss_vs_own_network', [])), worst(gv.get('grad_vs_own_loss', [])), worst(gv.get('grad_vs_formulas_own_network', []))
        if f == 'loss' and (given or (diff and 'wrong' in vs)): lines.append('        against its own network: %.1e' % gl)
        if f == 'loss_gradient' and (given or (diff and 'wrong' in vs)): lines.append('        against differences of its own loss: %.1e; against the formulas with its own network: %.1e' % (gg, gh))
        oknum = {'right': not diff and goodshape, 'remarks': not (npass < 5 or exc or dead) and all(e <= max(1e-3, t) for k, e, t in num),
                 'wrong': bool(diff), 'missing': f in R['missing'] or any('NotImpl' in a or 'None' in a for a in A), 'unjudged': npass < 5 or bool(exc) or dead}
        if 'unjudged' in vs and lb['network']['verdict'] == 'wrong': ok = True
        elif given and 'wrong' not in vs:
            if given == 'your network': ok = (gl < 1e-7) if f == 'loss' else (gg < 3e-6)
            elif given == 'your loss': ok = gg < 3e-6
            else: ok = gg > 1e-5 and (gh < 1e-7 or 'doubt')
            if ok == 'doubt': doubt.append('%s: the homework\'s formulas: own-network form differs by %.1e' % (f, gh))
            if not diff: doubt.append('%s: given, but plainly right here' % f)
        else: ok = any(oknum[q] for q in vs)
        if not ok: bad.append('%s labelled %s%s' % (f, v, ' given '+given if given else ''))
        if 'remarks' in vs and not given and oknum['right'] and (R['opt'] == 'ok') and not (num and mx > 1e-9): doubt.append('%s labelled remarks, but nothing to remark seen' % f)
        if v == 'right' and not given and f != 'network' and R['opt'] != 'ok' and lb['network']['verdict'] == lb['loss']['verdict'] == lb['loss_gradient']['verdict'] == 'right': doubt.append('%s: optimize: %s' % (f, R['opt']))
        only_state = over and all(k.startswith('state') for k, e in over) and npass == 5
        if vs == ['wrong'] and not exc and not only_state:
            if f == 'loss' and gl < 1e-7 and lb['network']['verdict'] == 'wrong': doubt.append('loss labelled wrong, but is the formula on its own network')
            if f == 'loss_gradient' and gg < 1e-6 and over: doubt.append('loss_gradient labelled wrong, but is the derivative of its own loss (where tried)')
            if f == 'loss_gradient' and gg < 1e-6 and not over and npass < 5: doubt.append('gradient values right, asserts failing: %s' % A)
    if R['load']: lines.append('    while loading: '+'; '.join(R['load'][:3]))
    if R['opt'] not in ('ok', None) : lines.append('    optimize: '+R['opt'])
    lines.append('    cpu %.1f s' % R.get('cpu', float('nan')))
    return lines, bad, doubt

def main():
    t0 = time.time(); args = sys.argv[1:]; J = 2
    if args[:1] == ['-j']: J = int(args[1]); args = args[2:]
    labels = json.load(open(HERE+'/labels.json')); files = sorted(os.listdir(SUB))
    print('# %d files, %d labels; without label: %s; without file: %s' % (len(files), len(labels), sorted(set(files)-set(labels)), sorted(set(labels)-set(files))))
    names = [n for n in sorted(labels) if not args or any(a in n for a in args)]
    cases = make_cases()
    w = max(max(abs(ref64(c['P'], c['X'], c['Y'])[1]-c['L'])/abs(c['L']), np.max(np.abs(ref64(c['P'], c['X'], c['Y'])[2]-c['g']))/max(np.max(np.abs(c['g'])), 1e-300)) for c in cases if c['tol'])
    n0, L0, g0 = mp_ref(INIT, X0, Y0)
    print('# %d cases; float64 reference against mpmath: %.1e; homework data at initial: loss %.6f' % (len(cases), w, L0)); assert w < 1e-12
    import autograd, autograd.numpy, torch, sympy, scipy.special, scipy.stats, matplotlib.pyplot, seaborn; torch.set_num_threads(1)
    tmp = tempfile.mkdtemp(prefix='exam1_'); os.chdir(tmp); os.mkdir('tmp_data')
    for q in os.listdir(DATA): shutil.copy(DATA+q, 'tmp_data')
    run, done, todo = {}, {}, list(names)
    while todo or run:
        while todo and len(run) < J:
            n = todo.pop(0); o = '%s/%s.json' % (tmp, n); pid = os.fork()
            if pid == 0:
                try:
                    dn = os.open(os.devnull, os.O_RDWR); os.dup2(dn, 0); os.dup2(dn, 1); os.dup2(dn, 2); child(n, cases, o, labels[n])
                except BaseException: open(o+'.err', 'w').write(traceback.format_exc())
                os._exit(0)
            run[pid] = (n, o, time.time())
        pid, st = os.waitpid(-1, os.WNOHANG)
        if pid in run:
            n, o, t = run.pop(pid); done[n] = json.load(open(o)) if os.path.exists(o) else None
            if os.path.exists(o+'.err'): print('# %s: %s' % (n, open(o+'.err').read()[-600:]))
        else: time.sleep(.02)
        for pid, (n, o, t) in list(run.items()):
            if time.time()-t > 75: os.kill(pid, signal.SIGKILL)
    B, Q = [], []
    for n in names:
        l, b, d = judge(n, labels[n], done[n]); print('%s [%s]%s' % (n, labels[n]['group'], '  CONTRADICTED' if b else '')); print('\n'.join(l))
        B += [(n, q) for q in b]; Q += [(n, q) for q in d]
    print('\n# SUMMARY'); print('# groups', dict(collections.Counter(labels[n]['group'] for n in names)))
    for f in FN: print('# %s' % f, dict(collections.Counter('%s%s' % ('/'.join(v) if isinstance(v := labels[n][f]['verdict'], list) else v, ' given '+labels[n][f]['given'] if labels[n][f]['given'] else '') for n in names)))
    wr = [n for n in names if any(labels[n][f]['verdict'] == 'wrong' for f in FN)]
    print('# submissions with a wrong function: %d; of these passing all 15 asserts: %d' % (len(wr), sum(bool(done[n]) and [a for _, a in done[n]['asserts']].count('pass') == 15 for n in wr)))
    print('# contradicted labels: %d' % len(B)); [print('#   %s: %s' % q) for q in B]
    print('# doubts: %d' % len(Q)); [print('#   %s: %s' % q) for q in Q]
    print('# %.0f s' % (time.time()-t0)); shutil.rmtree(tmp)
if __name__ == '__main__': main()
