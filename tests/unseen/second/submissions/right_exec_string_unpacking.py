import numpy as np
NAMES = 'u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4'.split(',')
PROG = '\n'.join('h%d = S(v%d1*x1 + v%d2*x2 + b%d)' % (i, i, i, i) for i in (1, 2, 3, 4)) + '\np = S(a + u1*h1 + u2*h2 + u3*h3 + u4*h4)'
DER = {'a': '(p-y)'}
for i in '1234':
    DER['u'+i] = '(p-y)*h'+i
    DER['b'+i] = '(p-y)*u'+i+'*h'+i+'*(1-h'+i+')'
    DER['v'+i+'1'] = DER['b'+i] + '*x1'
    DER['v'+i+'2'] = DER['b'+i] + '*x2'
PROG = compile(PROG, 'net', 'exec')
DER = {k: compile(e, k, 'eval') for k, e in DER.items()}
def env(x1, x2, params):
    d = dict(zip(NAMES, params), x1=x1, x2=x2, S=lambda t: 1/(1+np.exp(-t)))
    exec(PROG, d)
    return d
def network(x, params):
    return env(x[0], x[1], params)['p']
def loss(params, X_train, y_train):
    d = env(*X_train.T, params)
    d['y'] = y_train.reshape(-1); d['ln'] = np.log
    return -eval('y*ln(p)+(1-y)*ln(1-p)', d).sum()
def loss_gradient(params, X_train, y_train):
    d = env(X_train[:, 0], X_train[:, 1], params)
    d['y'] = y_train.reshape(-1)
    return np.array([np.sum(eval(DER[n], d)) for n in NAMES])
