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
    H = 1/(1+np.exp(-(X_train @ params[5:13].reshape(4, 2).T+params[13:])))
    t = y_train.ravel()
    t -= 1/(1+np.exp(-(H @ params[:4]+params[4])))
    D = -t[:, None]*params[:4]*H*(1-H)
    return np.concatenate([-t @ H, [-t.sum()], (D.T @ X_train).ravel(), D.sum(0)])
