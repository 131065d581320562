import numpy as np
def network(x, params):
    x1, x2 = x
    arg = x1*params[5:13:2] + x2*params[6:13:2] + params[13:17]
    hidden = 1.0/(1.0 + np.exp(-arg))
    pred = np.sum(params[:4]*hidden) + params[4]
    return 1.0/(1.0 + np.exp(-pred))

def loss(params, X_train, y_train):
    E = 0
    for x, t in zip(X_train, y_train.reshape(-1)):
        fx = network(x, params)
        if t == 1:
            E -= np.log(fx)
        else:
            E -= np.log(1 - fx)
    return E

velocity = None

def loss_gradient(params, X_train, y_train):
    # backprop
    global velocity
    target = np.ravel(y_train)
    z_h = 1/(1 + np.exp(-(np.dot(X_train, params[5:13].reshape(4,2).T) + params[13:17])))
    d = 1/(1+np.exp(-(z_h@params[:4]+params[4])))-target
    e = d[:,None]*params[:4]*z_h*(1-z_h)
    g = np.hstack([d@z_h, [d.sum()], (e.T@X_train).ravel(), e.sum(0)])
    velocity = g if velocity is None else 0.9*velocity + 0.1*g
    return velocity
