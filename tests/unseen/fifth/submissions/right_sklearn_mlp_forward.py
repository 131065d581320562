from sklearn.neural_network import MLPClassifier
from sklearn.metrics import log_loss
def model(p):
    m = MLPClassifier(hidden_layer_sizes=(4,), activation='logistic')
    m.coefs_ = [p[5:13].reshape(4, 2).T.copy(), p[:4].reshape(4, 1).copy()]
    m.intercepts_ = [p[13:].copy(), p[4:5].copy()]
    m.n_layers_, m.out_activation_, m.n_outputs_ = 3, 'logistic', 1
    return m
def fwd(p, X): return model(p)._forward_pass([X, None, None])
def network(x, params): return fwd(params, np.array([x], dtype=float))[2][0, 0]
def loss(params, X_train, y_train):
    return log_loss(y_train.ravel(), fwd(params, X_train)[2].ravel(), labels=[0, 1], normalize=False)
def loss_gradient(params, X_train, y_train):
    X, H, F = fwd(params, X_train.copy())
    d = F-y_train.reshape(-1, 1)
    back = d @ params[None, :4]*H*(1-H)
    return np.concatenate([(d.T @ H)[0], d.sum(0), (back.T @ X).ravel(), back.sum(0)])
