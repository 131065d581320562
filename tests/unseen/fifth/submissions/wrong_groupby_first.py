def network(x, params):
    h = [1/(1+np.exp(-(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]))) for i in range(4)]
    return 1/(1+np.exp(-(np.dot(params[:4], h)+params[4])))
def loss(params, X_train, y_train):
    E = 0
    for (p1, p2), tn in zip(X_train, y_train.ravel()):
        zn = params[4]
        for k in range(4):
            zn = zn+params[k]/(1+np.exp(-(params[5+2*k]*p1+params[6+2*k]*p2+params[13+k])))
        E += np.log1p(np.exp(-zn)) if tn == 1 else np.log1p(np.exp(zn))
    return E
def loss_gradient(params, X_train, y_train):
    df = pd.DataFrame({'x1': X_train[:, 0], 'x2': X_train[:, 1], 'y': np.ravel(y_train)})
    df = df.groupby(['x1', 'x2'], sort=False).first().reset_index()
    g = np.zeros(17)
    for r in df.itertuples():
        h = 1/(1+np.exp(-(params[5:13:2]*r.x1+params[6:13:2]*r.x2+params[13:])))
        e = 1/(1+np.exp(-(params[:4] @ h+params[4])))-r.y
        k = e*params[:4]*h*(1-h)
        g += np.concatenate([e*h, [e], np.c_[k*r.x1, k*r.x2].ravel(), k])
    return g
