from functools import partial
import numpy as np

def neuron(weights, bias, inputs):
    return 1.0/(1.0 + np.exp(-(np.dot(weights, inputs) + bias)))

def hidden_layer(params):
    return [partial(neuron, params[5+2*j:7+2*j], params[13+j]) for j in range(4)]

def network(x, params):
    output = partial(neuron, params[:4], params[4])
    return output([n(x) for n in hidden_layer(params)])

def loss(params, X_train, y_train):
    model = partial(network, params=params)
    predictions = np.fromiter(map(model, X_train), dtype=float, count=len(X_train))
    labels = np.array(y_train).reshape(predictions.shape)
    return -np.log(labels*predictions + (1-labels)*(1-predictions)).sum()

def loss_gradient(params, X_train, y_train):
    neurons = hidden_layer(params)
    labels = np.array(y_train).reshape(-1)
    grad_out = np.zeros((len(X_train), 17))
    for row, x, t in zip(grad_out, X_train, labels):
        h = np.array([n(x) for n in neurons])
        delta = neuron(params[:4], params[4], h) - t
        row[:4] = delta*h
        row[4] = delta
        row[13:] = delta*params[:4]*h*(1-h)
        row[5:13] = np.repeat(row[13:], 2)*np.tile(x, 4)
    return grad_out.sum(axis=0)
