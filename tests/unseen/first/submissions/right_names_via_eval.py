import numpy as np
names = 'u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4'.split(',')
def S(z): return 1/(1 + np.exp(-z))
hid = ['S(v%d1*x1 + v%d2*x2 + b%d)' % (k, k, k) for k in (1, 2, 3, 4)]
formula = 'S(' + ' + '.join('u%d*%s' % (k+1, h) for k, h in enumerate(hid)) + ' + a)'
code = compile(formula, '<net>', 'eval')
deriv = {'a': '1 + 0*x1'}
for k, h in enumerate(hid, 1):
    deriv[f'u{k}'] = h
    deriv[f'b{k}'] = f'u{k}*{h}*(1-{h})'
    deriv[f'v{k}1'] = deriv[f'b{k}'] + '*x1'
    deriv[f'v{k}2'] = deriv[f'b{k}'] + '*x2'

def env(params, x1, x2):
    return dict(zip(names, params), S=S, x1=x1, x2=x2)

def network(x, params):
    return eval(code, env(params, x[0], x[1]))

def loss(params, X_train, y_train):
    q = eval(code, env(params, *X_train.T)); t = y_train.reshape(-1)
    return -(t*np.log(q) + (1-t)*np.log(1-q)).sum()

def loss_gradient(params, X_train, y_train):
    e = env(params, *X_train.T)
    r = eval(code, e) - y_train.reshape(-1)
    return np.array([np.sum(r*eval(deriv[n], dict(e))) for n in names])
