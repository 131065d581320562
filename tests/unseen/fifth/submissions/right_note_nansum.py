def u_(p): return p[:4]
def sig(z): return 1/(1+np.exp(-z))
def network(x, params):
    acc = 0
    for uu, vv, bb in zip(params[:4], params[5:13].reshape(4, 2), params[13:]): acc += uu*sig(vv[0]*x[0]+vv[1]*x[1]+bb)
    return sig(acc+params[4])
def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train]); y = y_train.flatten()
    with np.errstate(divide='ignore', invalid='ignore'):
        return -np.nansum(y*np.log(f))-np.nansum((1-y)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    y = y_train.flatten()
    f = network(X_train.T, params)
    H = np.array([sig(vv @ X_train.T+bb) for vv, bb in zip(params[5:13].reshape(4, 2), params[13:])])
    du = (f-y) @ H.T
    dH = params[:4][:, np.newaxis]*(f-y)
    dZ = dH*H*(1-H)
    return np.append(np.append(np.append(du, (f-y).sum()), dZ @ X_train), dZ.sum(1))
