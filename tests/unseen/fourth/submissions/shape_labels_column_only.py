def sigmoid(t):
    return 1 / (1 + np.exp(-t))
def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x) + b) + a)
def loss(params, X_train, y_train):
    E = 0
    for i in range(len(X_train)):
        f = network(X_train[i], params)
        E -= y_train[i, 0]*np.log(f) + (1-y_train[i, 0])*np.log(1-f)
    return E
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        h = [1/(1 + np.exp(-(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i]))) for i in range(4)]
        d = 1/(1 + np.exp(-(sum(params[i]*h[i] for i in range(4)) + params[4]))) - t
        g[4] += d
        for i in range(4):
            g[i] += d*h[i]
            e = d*params[i]*h[i]*(1 - h[i])
            g[5+2*i] += e*x[0]
            g[6+2*i] += e*x[1]
            g[13+i] += e
    return g
