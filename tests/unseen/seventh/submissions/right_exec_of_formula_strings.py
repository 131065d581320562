import numpy as np

NAMES = 'u1 u2 u3 u4 a v11 v12 v21 v22 v31 v32 v41 v42 b1 b2 b3 b4'.split()
FORMULA = {f'h{i}': compile(f's(v{i}1*x1 + v{i}2*x2 + b{i})', 'node', 'eval') for i in '1234'}
FORMULA['f'] = compile('s(u1*h1 + u2*h2 + u3*h3 + u4*h4 + a)', 'out', 'eval')

def s(t):
    return 1 / (1 + np.exp(-t))

def env(x1, x2, params):
    e = dict(zip(NAMES, params), s=s, x1=x1, x2=x2)
    for k, code in FORMULA.items():
        e[k] = eval(code, e)
    return e

def network(x, params):
    return env(x[0], x[1], params)['f']

def loss(params, X_train, y_train):
    f = env(X_train[:, 0], X_train[:, 1], params)['f']
    t = np.ravel(y_train)
    return np.sum(np.where(t == 0, -np.log(1 - f), -np.log(f)))

def loss_gradient(params, X_train, y_train):
    e = env(X_train[:, 0], X_train[:, 1], params)
    e['d'] = e['f'] - np.ravel(y_train)
    res = []
    for n in NAMES:
        i = n[1:2]
        if n == 'a':
            term = 'd'
        elif n[0] == 'u':
            term = f'd*h{i}'
        else:
            term = f'd*u{i}*h{i}*(1-h{i})' + {'v': f'*x{n[-1]}', 'b': ''}[n[0]]
        res.append(eval(term, e).sum())
    return np.array(res)
