last = {}
def sigmoid(t):
    return 1 / (1 + np.exp(-t))
def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x) + b) + a)
def loss(params, X_train, y_train):
    last['H'] = sigmoid(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    last['f'] = sigmoid(last['H'] @ params[:4] + params[4])
    t = np.ravel(y_train)
    return -np.sum(t*np.log(last['f']) + (1-t)*np.log(1-last['f']))
def loss_gradient(params, X_train, y_train):
    if 'H' not in last or len(last['f']) != len(X_train):
        loss(params, X_train, y_train)
    H, d = last['H'], last['f'] - np.ravel(y_train)
    D = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(0)])
