import numpy as np

def net_grid(x1, x2, params):
    # works for arrays so I can also plot it with contourf
    u = params[0:4]; a = params[4]; V = params[5:13].reshape(4,2); b = params[13:17]
    z = a
    for i in range(4):
        z = z + u[i]/(1+np.exp(-(V[i,0]*x1+V[i,1]*x2+b[i])))
    return 1/(1+np.exp(-z))

def network(x, params):
    return net_grid(x[0], x[1], params)

def loss(params, X_train, y_train):
    f = net_grid(X_train[:,0], X_train[:,1], params)
    yy = np.array(y_train).reshape(f.shape)
    return (-yy*np.log(f)-(1-yy)*np.log(1-f)).sum()

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    t = np.ravel(y_train)
    for n_ in range(len(X_train)):
        x1, x2 = X_train[n_]
        diff = network(X_train[n_], params) - t[n_]
        g[4] += diff
        for j in range(4):
            hidden = 1/(1 + np.exp(-(params[5+2*j]*x1 + params[6+2*j]*x2 + params[13+j])))
            g[j] += diff*hidden
            c = diff*params[j]*hidden*(1 - hidden)
            g[5+2*j] += c*x1
            g[6+2*j] += c*x2
            g[13+j] += c
    return g
