import numpy as np

def capas(parametros):
    return [(parametros[5:13].reshape(4, 2), parametros[13:17]), (parametros[0:4].reshape(1, 4), parametros[4:5])]

def hacia_adelante(entrada, parametros):
    activaciones = [entrada]
    for pesos, sesgo in capas(parametros):
        entrada = 1/(1+np.exp(-(entrada.dot(pesos.T)+sesgo)))
        activaciones.append(entrada)
    return activaciones

def network(x, params):
    salida = hacia_adelante(np.array(x).reshape(1, -1), params)[-1]
    return salida.item()

def loss(params, X_train, y_train):
    salida = hacia_adelante(X_train, params)[-1][:, 0]
    meta = y_train.reshape(-1)
    return -np.sum(meta*np.log(salida)+(1-meta)*np.log(1-salida))

def loss_gradient(params, X_train, y_train):
    act = hacia_adelante(X_train, params)
    delta = act[-1]-y_train.reshape(-1, 1)
    derivadas = []
    for k in (1, 0):
        pesos, _ = capas(params)[k]
        derivadas += [(delta.T @ act[k]).ravel(), delta.sum(axis=0)]
        delta = delta @ pesos * act[k]*(1-act[k])
    return np.hstack(derivadas)
