function = None
def one(p): return np.concatenate(([np.nan], np.asarray(p, float).ravel()))
def sigmf(x, a=1, c=0): return 1./(1+np.exp(-a*(x-c)))
def network(x, params):
    p = one(params); x = one(x)
    z = p[5]
    for i in range(1, 4+1):
        z = z + p[i]*sigmf(p[4+2*i]*x[1]+p[5+2*i]*x[2]+p[13+i])
    return sigmf(z)
def loss(params, X_train, y_train):
    N = size(X_train, 1); y = one(y_train); E = zeros(N+1)
    for n in range(1, N+1):
        f = network(X_train[n-1], params)
        E[n] = -y[n]*np.log(f) - (1-y[n])*np.log(1-f)
    return sum(E[1:])
def size(A, d): return A.shape[d-1]
def zeros(n): return np.zeros(n)
def loss_gradient(params, X_train, y_train):
    p = one(params); N = size(X_train, 1); y = one(y_train); g = zeros(18)
    for n in range(1, N+1):
        x = one(X_train[n-1]); d = network(X_train[n-1], params) - y[n]
        g[5] = g[5] + d
        for i in range(1, 4+1):
            h = sigmf(p[4+2*i]*x[1]+p[5+2*i]*x[2]+p[13+i])
            g[i] = g[i] + d*h
            g[4+2*i] = g[4+2*i] + d*p[i]*h*(1-h)*x[1]
            g[5+2*i] = g[5+2*i] + d*p[i]*h*(1-h)*x[2]
            g[13+i] = g[13+i] + d*p[i]*h*(1-h)
    return g[1:]
