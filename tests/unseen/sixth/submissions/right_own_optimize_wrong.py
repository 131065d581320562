import numpy as np

def neuron(w, inp, bias): return 1/(1+np.exp(-(np.dot(w, inp)+bias)))

def network(x, params, verbose=False):
    hidden = [neuron(params[5+2*i:7+2*i], x, params[13+i]) for i in range(4)]
    if verbose: print(hidden)
    return neuron(params[:4], hidden, params[4])

def loss(params, X_train, y_train, reduction='sum'):
    terms = [-np.log(network(x, params) if t else 1-network(x, params)) for x, t in zip(X_train, y_train.ravel())]
    return np.sum(terms) if reduction == 'sum' else np.mean(terms)

def loss_gradient(params, X_train, y_train, only=None):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        hidden = np.array([neuron(params[5+2*i:7+2*i], x, params[13+i]) for i in range(4)])
        e = neuron(params[:4], hidden, params[4])-t
        g[:5] += e*np.append(hidden, 1)
        for i in range(4):
            s = e*params[i]*hidden[i]*(1-hidden[i])
            g[[5+2*i, 6+2*i, 13+i]] += s*np.array([x[0], x[1], 1.0])
    return g if only is None else g[only]

def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    for _ in range(n_steps):
        initial += eta*loss_gradient(initial, X_train, y_train)/len(X_train)
    return initial
