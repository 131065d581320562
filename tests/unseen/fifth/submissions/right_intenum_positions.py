from enum import IntEnum
from math import exp, log
P = IntEnum('P', 'U1 U2 U3 U4 A V11 V12 V21 V22 V31 V32 V41 V42 B1 B2 B3 B4', start=0)
def S(t):
    try:
        return 1/(1+exp(-t))
    except OverflowError:
        return 0.0
def hid(x, p):
    return (S(p[P.V11]*x[0]+p[P.V12]*x[1]+p[P.B1]), S(p[P.V21]*x[0]+p[P.V22]*x[1]+p[P.B2]),
            S(p[P.V31]*x[0]+p[P.V32]*x[1]+p[P.B3]), S(p[P.V41]*x[0]+p[P.V42]*x[1]+p[P.B4]))
def network(x, params):
    h1, h2, h3, h4 = hid(x, params)
    return S(params[P.U1]*h1+params[P.U2]*h2+params[P.U3]*h3+params[P.U4]*h4+params[P.A])
def loss(params, X_train, y_train):
    E = 0
    for k in range(X_train.shape[0]):
        f = network(X_train[k], params)
        E += -log(f) if y_train[k] == 1 else -log(1-f)
    return E
def loss_gradient(params, X_train, y_train):
    g = np.zeros(len(P))
    for k in range(X_train.shape[0]):
        x = X_train[k]; h1, h2, h3, h4 = hid(x, params); f = network(x, params)
        D = f-1 if y_train[k] == 1 else f
        g[P.U1] += D*h1; g[P.U2] += D*h2; g[P.U3] += D*h3; g[P.U4] += D*h4; g[P.A] += D
        for h, U, V1, V2, B in ((h1, P.U1, P.V11, P.V12, P.B1), (h2, P.U2, P.V21, P.V22, P.B2), (h3, P.U3, P.V31, P.V32, P.B3), (h4, P.U4, P.V41, P.V42, P.B4)):
            q = D*params[U]*h*(1-h)
            g[V1] += q*x[0]; g[V2] += q*x[1]; g[B] += q
    return g
