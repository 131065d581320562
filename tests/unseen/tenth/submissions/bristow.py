import numpy as np
def network(x, params):
    u, a = params[:4], params[4]
    v = params[5:13].reshape(4, 2)
    b_hid = params[13:]
    # forward pass
    layer1 = 1 / (1 + np.exp(-(v.dot(x) + b_hid)))
    return 1 / (1 + np.exp(-(u.dot(layer1) + a)))

def categorical_crossentropy(target, output):
    return -np.sum(target*np.log(output))

def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    return categorical_crossentropy(np.ravel(y_train), f)

def loss_gradient(params, X_train, y_train):
    dL = np.zeros(17)
    t = np.ravel(y_train)
    for n_ in range(len(X_train)):
        x1, x2 = X_train[n_]
        resid = network(X_train[n_], params) - t[n_]
        dL[4] += resid
        for j in range(4):
            layer1 = 1/(1 + np.exp(-(params[5+2*j]*x1 + params[6+2*j]*x2 + params[13+j])))
            dL[j] += resid*layer1
            c = resid*params[j]*layer1*(1 - layer1)
            dL[5+2*j] += c*x1
            dL[6+2*j] += c*x2
            dL[13+j] += c
    return dL
