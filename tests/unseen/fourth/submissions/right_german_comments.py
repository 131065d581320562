def sigmoide(s):
    # Aktivierungsfunktion, numerisch stabil
    return np.where(s >= 0, 1/(1 + np.exp(-np.abs(s))), np.exp(-np.abs(s))/(1 + np.exp(-np.abs(s))))
def zerlege(theta):
    theta = np.asarray(theta, dtype=float)
    return theta[:4], theta[4], theta[5:13].reshape((4, 2)), theta[13:]
def vorwaerts(theta, punkte):
    u, a, V, b = zerlege(theta)
    versteckt = sigmoide(punkte.dot(V.T) + b)
    return versteckt, versteckt.dot(u) + a
def network(x, params):
    return sigmoide(vorwaerts(params, np.array(x, dtype=float))[1])[()]
def loss(params, X_train, y_train):
    _, z = vorwaerts(params, X_train)
    ziel = np.asarray(y_train).reshape(z.shape)
    # Kreuzentropie: log(1+e^z) - y z
    return np.sum(np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))) - ziel*z)
def loss_gradient(params, X_train, y_train):
    u, a, V, b = zerlege(params)
    H, z = vorwaerts(params, X_train)
    fehler = sigmoide(z) - np.asarray(y_train).reshape(z.shape)
    rueck = fehler[:, None]*u*H*(1 - H)
    return np.concatenate([H.T.dot(fehler), [fehler.sum()], rueck.T.dot(X_train).ravel(), rueck.sum(axis=0)])
