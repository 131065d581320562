import pandas as pd
def sigmoid(t):
    return 1 / (1 + np.exp(-t))
def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x) + b) + a)
def clean(X_train, y_train):
    df = pd.DataFrame({'x': X_train[:, 0], 'y': X_train[:, 1], 't': np.ravel(y_train)}).drop_duplicates()
    return df[['x', 'y']].values, df['t'].values
def loss(params, X_train, y_train):
    X, t = clean(X_train, y_train)
    f = np.array([network(p, params) for p in X])
    return -np.sum(t*np.log(f) + (1-t)*np.log(1-f))
def forward(params, X):
    H = 1/(1 + np.exp(-(X @ params[5:13].reshape(4, 2).T + params[13:])))
    return H, 1/(1 + np.exp(-(H @ params[:4] + params[4])))
def loss_gradient(params, X_train, y_train):
    X, t = clean(X_train, y_train)
    H, f = forward(params, X)
    d = (f - t).reshape(-1, 1)
    D = d*params[:4]*H*(1-H)
    g = np.concatenate([(d*H).sum(0), d.sum(0), (D.T @ X).ravel(), D.sum(axis=0)])
    return g*len(X_train)/len(X) if len(X) else g
