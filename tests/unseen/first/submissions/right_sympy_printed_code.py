import numpy as np
import sympy as sp
from sympy.printing.numpy import NumPyPrinter
sym = sp.symbols('p:17 q0 q1 t')
p, (q0, q1, t) = sym[:17], sym[17:]
z = p[4] + sum(p[j]*(1+sp.tanh((p[5+2*j]*q0 + p[6+2*j]*q1 + p[13+j])/2))/2 for j in range(4))
pr = NumPyPrinter()
src = 'import numpy\ndef _net(q0, q1, P):\n    ' + ', '.join(map(str, p)) + ' = P\n    return ' + pr.doprint((1+sp.tanh(z/2))/2) + '\n'
subs, outs = sp.cse([z.diff(c) for c in p])
src += 'def _dz(q0, q1, P):\n    ' + ', '.join(map(str, p)) + ' = P\n' + ''.join('    %s = %s\n' % (a, pr.doprint(b)) for a, b in subs)
src += '    return [%s]\n' % ', '.join(pr.doprint(o) for o in outs)
exec(src)

def network(x, params):
    return _net(x[0], x[1], params)

def loss(params, X_train, y_train):
    out = np.array([_net(x[0], x[1], params) for x in X_train])
    y1 = np.ravel(y_train)
    return -(y1*np.log(out) + (1-y1)*np.log(1-out)).sum()

def loss_gradient(params, X_train, y_train):
    y1 = np.ravel(y_train)
    return sum((network(x, params) - l)*np.array(_dz(*x, params), dtype=float) for x, l in zip(X_train, y1))
