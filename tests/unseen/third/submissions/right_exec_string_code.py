import numpy as np
lines = ['def network(x, params):', '    import numpy as np', '    z = params[4]']
for j in range(4):
    lines.append(f'    z = z + params[{j}]/(1+np.exp(-(params[{5+2*j}]*x[0]+params[{6+2*j}]*x[1]+params[{13+j}])))')
lines.append('    return 1/(1+np.exp(-z))')
exec('\n'.join(lines))
def loss(params, X_train, y_train):
    p = np.array([network(xi, params) for xi in X_train])
    t = np.asarray(y_train).flatten()
    return -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p))
def loss_gradient(params, X_train, y_train):
    y = np.ravel(y_train)
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = 1 / (1 + np.exp(-(X_train @ V.T + b)))
    P = 1 / (1 + np.exp(-(H @ u + a)))
    d = P - y
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
