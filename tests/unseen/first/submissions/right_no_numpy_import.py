def sigma(z):
    return 1/(1 + np.exp(-z))

def network(x, params):
    return sigma(sum(params[i]*sigma(np.dot(params[5+2*i:7+2*i], x) + params[13+i]) for i in range(4)) + params[4])

def loss(params, X_train, y_train):
    return sum(-np.log(network(x, params)) if t else -np.log(1-network(x, params)) for x, t in zip(X_train, np.ravel(y_train)))

def loss_gradient(params, X_train, y_train):
    result = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        h = np.array([sigma(np.dot(params[5+2*i:7+2*i], x) + params[13+i]) for i in range(4)])
        delta = network(x, params) - t
        for i in range(4):
            result[i] += delta*h[i]
            result[[5+2*i, 6+2*i, 13+i]] += delta*params[i]*h[i]*(1-h[i])*np.array([x[0], x[1], 1])
        result[4] += delta
    return result
