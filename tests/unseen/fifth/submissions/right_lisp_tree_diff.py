def ev(e, env):
    op = e[0]
    if op == 'c': return e[1]
    if op == 'v': return env[e[1]]
    if op == '+': return sum((ev(q, env) for q in e[1:]), 0.)
    if op == '*':
        r = 1.
        for q in e[1:]: r = r*ev(q, env)
        return r
    if op == 's': return 1/(1+np.exp(-ev(e[1], env)))
def diff(e, name):
    op = e[0]
    if op == 'c': return ('c', 0.)
    if op == 'v': return ('c', float(e[1] == name))
    if op == '+':
        k = [diff(q, name) for q in e[1:]]; k = [q for q in k if q != ('c', 0.)]
        return ('+', *k) if k else ('c', 0.)
    if op == '*':
        k = []
        for i in range(1, len(e)):
            d = diff(e[i], name)
            if d != ('c', 0.): k.append(('*', *e[1:i], d, *e[i+1:]))
        return ('+', *k) if k else ('c', 0.)
    if op == 's':
        d = diff(e[1], name)
        return ('c', 0.) if d == ('c', 0.) else ('*', e, ('+', ('c', 1.), ('*', ('c', -1.), e)), d)
V = lambda n: ('v', n)
NAMES = 'u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4'.split(',')
Z = ('+', V('a'), *[('*', V(f'u{i}'), ('s', ('+', ('*', V(f'v{i}1'), V('x1')), ('*', V(f'v{i}2'), V('x2')), V(f'b{i}')))) for i in (1, 2, 3, 4)])
DZ = {n: diff(Z, n) for n in NAMES}
def env(params, x1, x2): return dict(zip(NAMES, params), x1=x1, x2=x2)
def network(x, params): return ev(('s', Z), env(params, *x))
def loss(params, X_train, y_train):
    f = ev(('s', Z), env(params, *X_train.T)); t = y_train.ravel()
    return -(t*np.log(f)+(1-t)*np.log(1-f)).sum()
def loss_gradient(params, X_train, y_train):
    E = env(params, *X_train.T); r = ev(('s', Z), E)-y_train.ravel()
    return np.array([np.sum(r*ev(DZ[n], E)) for n in NAMES])
