import numpy as np

def sigmoide(t):
    # identidad: s(t) = (1 + tanh(t/2)) / 2
    return 0.5 * (1.0 + np.tanh(0.5 * np.asarray(t)))

def capa_oculta(x, params):
    pesos = np.reshape(params[5:13], (4, 2))
    sesgos = params[13:17]
    return sigmoide(pesos.dot(np.array(x, dtype=float)) + sesgos)

def network(x, params):
    salida = params[4] + np.dot(params[:4], capa_oculta(x, params))
    return sigmoide(salida)

def loss(params, X_train, y_train):
    perdida = 0.0
    for punto, objetivo in zip(X_train, np.ravel(y_train)):
        z = params[4] + np.dot(params[:4], capa_oculta(punto, params))
        perdida += np.logaddexp(0.0, z) - objetivo * z
    return perdida

def loss_gradient(params, X_train, y_train):
    derivadas = []
    for punto, objetivo in zip(X_train, np.ravel(y_train)):
        h = capa_oculta(punto, params)
        error = network(punto, params) - objetivo
        d = error * params[:4] * h * (1 - h)
        derivadas.append(np.concatenate([error * h, [error], np.outer(d, punto).reshape(-1), d]))
    return np.sum(derivadas, axis=0)
