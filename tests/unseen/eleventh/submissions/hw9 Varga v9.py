import numpy as np
def s(t):
    return 1/(1+np.exp(-t))
def network(x, params):
    summe = params[4]
    for i in range(4):
        summe += params[i]*s(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])
    return s(summe)
def loss(params, X_train, y_train):
    summe = 0
    for i in range(len(X_train)):
        o = network(X_train[i], params)
        if y_train[i] == 1:
            summe -= np.log(o)
        else:
            summe -= np.log(1-o)
    return summe
def loss_gradient(params, X_train, y_train):
    ableitung = np.zeros(17)
    ziel = y_train.ravel()
    for n in range(len(X_train)):
        fehler = network(X_train[n], params)-ziel[n]
        for i in range(4):
            h = s(params[5+2*i]*X_train[n,0]+params[6+2*i]*X_train[n,1]+params[13+i])
            ableitung[i] += fehler*h
            ableitung[4] += fehler
            ableitung[5+2*i] += fehler*params[i]*h*(1-h)*X_train[n,0]
            ableitung[6+2*i] += fehler*params[i]*h*(1-h)*X_train[n,1]
            ableitung[13+i] += fehler*params[i]*h*(1-h)
    return ableitung
