def F(t): return 1/(1+np.exp(-t))
def network(x, params):
    pre = np.zeros(4)
    for (i, k), v in np.ndenumerate(params[5:13].reshape(4, 2)):
        pre[i] += v*x[k]
    return F(np.dot(params[:4], F(pre+params[13:])) + params[4])
def loss(params, X_train, y_train):
    acc = 0.0
    for n, t in enumerate(np.nditer(np.ravel(y_train).astype(float))):
        p = network(X_train[n], params)
        acc += -float(t)*np.log(p) - (1-float(t))*np.log(1-p)
    return acc
def loss_gradient(params, X_train, y_train):
    G = np.zeros(17)
    for n, x in enumerate(X_train):
        h = np.array([F(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i]) for i in range(4)])
        d = network(x, params) - np.ravel(y_train)[n]
        for k in range(17):
            if k < 4: G[k] += d*h[k]
            elif k == 4: G[k] += d
            elif k < 13:
                i, c = divmod(k-5, 2)
                G[k] += d*params[i]*h[i]*(1-h[i])*x[c]
            else: G[k] += d*params[k-13]*h[k-13]*(1-h[k-13])
    return G
