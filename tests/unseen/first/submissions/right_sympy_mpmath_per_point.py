import numpy as np
import sympy
import mpmath
P = sympy.symbols('p0:17')
X1, X2 = sympy.symbols('X1 X2')
z = P[4]
for k in range(4):
    z = z + P[k]/(1+sympy.exp(-P[5+2*k]*X1 - P[6+2*k]*X2 - P[13+k]))
_z = sympy.lambdify((X1, X2) + P, z, 'mpmath')
_dz = sympy.lambdify((X1, X2) + P, [z.diff(q) for q in P], 'mpmath', cse=True)

def network(x, params):
    return float(1/(1+mpmath.exp(-_z(mpmath.mpf(float(x[0])), mpmath.mpf(float(x[1])), *map(float, params)))))

def loss(params, X_train, y_train):
    tot = mpmath.mpf(0)
    for (p, q), t in zip(X_train.tolist(), np.ravel(y_train).tolist()):
        zz = _z(mpmath.mpf(p), mpmath.mpf(q), *map(float, params))
        tot += mpmath.log1p(mpmath.exp(-zz if t else zz))
    return float(tot)

def loss_gradient(params, X_train, y_train):
    acc = [mpmath.mpf(0)]*17
    pl = [mpmath.mpf(float(c)) for c in params]
    for (p, q), t in zip(X_train.tolist(), np.ravel(y_train).tolist()):
        r = 1/(1+mpmath.exp(-_z(mpmath.mpf(p), mpmath.mpf(q), *pl))) - t
        acc = [s + r*d for s, d in zip(acc, _dz(mpmath.mpf(p), mpmath.mpf(q), *pl))]
    return np.array([float(s) for s in acc])
