def network(x, params):
    y = np.zeros(4)
    for j in range(4):
        y[j] = 1.0/(1.0 + np.exp(-np.sum(params[5+2*j:7+2*j]*np.array(x)) - params[13+j]))
    s = np.sum(y*params[0:4]) + params[4]
    return 1.0/(1.0 + np.exp(-s))
def loss(params, X_train, y_train):
    E = 0
    for (p1, p2), tn in zip(X_train, y_train.ravel()):
        zn = params[4]
        for k in range(4):
            zn = zn+params[k]/(1+np.exp(-(params[5+2*k]*p1+params[6+2*k]*p2+params[13+k])))
        E += np.log1p(np.exp(-zn)) if tn == 1 else np.log1p(np.exp(zn))
    return E
def loss_gradient(params, X_train, y_train):
    H = 1/(1+np.exp(-(X_train @ params[5:13].reshape(4, 2).T+params[13:]))); e = 1/(1+np.exp(-(H @ params[:4]+params[4])))-y_train.ravel()
    D = e[:, None]*params[:4]*H*(1-H)
    return pd.Series(np.concatenate([e @ H, [e.sum()], (D.T @ X_train).ravel(), D.sum(0)]), index='u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4'.split(','))
