def network(x, params):
    s = lambda t: (1+np.tanh(t))/2
    return s(params[:4] @ s(params[5:13].reshape(4, 2) @ x + params[13:]) + params[4])
def loss(params, X_train, y_train):
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, z) - np.ravel(y_train)*z)
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
