import numpy as np

def aktiv(t): return 1/(1+np.exp(-t))

def network(x, params):
    innen = aktiv(np.array([params[5+2*i]*x[0]+params[6+2*i]*x[1] for i in range(4)])+params[13:17])
    return aktiv(np.dot(params[:4], innen)+params[4])

def loss(params, X_train, y_train):
    verlust = 0
    for punkt, klasse in zip(X_train, y_train.flatten()):
        p = network(punkt, params)
        verlust -= klasse*np.log(p)+(1-klasse)*np.log(1-p)
    return verlust

def loss_gradient(params, X_train, y_train):
    grad = np.zeros(17)
    for punkt, klasse in zip(X_train, y_train.flatten()):
        innen = aktiv(np.array([params[5+2*i]*punkt[0]+params[6+2*i]*punkt[1] for i in range(4)])+params[13:17])
        vorhersage = np.round(network(punkt, params))
        fehler = vorhersage-klasse
        zurueck = fehler*params[:4]*innen*(1-innen)
        grad[:4] += fehler*innen
        grad[4] += fehler
        grad[5:13] += np.outer(zurueck, punkt).ravel()
        grad[13:] += zurueck
    return grad
