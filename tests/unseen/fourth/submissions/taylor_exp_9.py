def my_exp(q):
    term, total = 1.0, 1.0
    for n in range(1, 10):
        term = term*q/n
        total = total + term
    return total
def sigmoid(t):
    if t > 0:
        return my_exp(t)/(1+my_exp(t))
    return 1/(1+my_exp(-t))
def network(x, params):
    h = [sigmoid(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i]) for i in range(4)]
    z = sum(params[i]*h[i] for i in range(4)) + params[4]
    return sigmoid(z)
def loss(params, X_train, y_train):
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, z) - np.ravel(y_train)*z)
def loss_gradient(params, X_train, y_train):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = 1/(1 + np.exp(-(X_train @ V.T + b)))
    d = 1/(1 + np.exp(-(H @ u + a))) - np.ravel(y_train)
    D = d[:, None]*u*H*(1-H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
