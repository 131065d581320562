import torch
import numpy as np

import torch.nn as nn
from torch.nn.utils import vector_to_parameters, parameters_to_vector

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.output = nn.Linear(4, 1)
        self.hidden = nn.Linear(2, 4)

    def forward(self, x):
        return self.output(torch.sigmoid(self.hidden(x))).squeeze(-1)

def build(params):
    net = Net().double()
    vector_to_parameters(torch.tensor(np.array(params, dtype=float)), net.parameters())
    return net

def network(x, params):
    """Evaluate the network output at (x1,x2) with the specified parameters.

    Parameters
    ----------
    x : array
        Array of length 2 giving the 2D coordinates of a point to classify.
    params : array
        Array of length 17 containing values for the parameters: u1, u2, u3, u4, a,
        v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4.

    Returns
    -------
    float
        Value of the network's single output node.
    """
    # YOUR CODE HERE
    with torch.no_grad():
        return torch.sigmoid(build(params)(torch.tensor([[float(q) for q in x]], dtype=torch.float64)))[0].item()

def objective(net, X_train, y_train):
    return nn.BCEWithLogitsLoss(reduction='sum')(net(torch.tensor(X_train, dtype=torch.float64)), torch.tensor(y_train, dtype=torch.float64).flatten())

def loss(params, X_train, y_train):
    """Evaluate the cross-entropy loss.

    Parameters
    ----------
    params : array
        Array of length 17 containing values for the parameters: u1, u2, u3, u4, a,
        v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4.
    X_train : array
        Array of shape (N, 2) with training values.
    y_train : array
        Array of N target values which are each either 0. or 1.

    Returns
    -------
    float
        The cross-entropy loss value.
    """
    # YOUR CODE HERE
    with torch.no_grad():
        return objective(build(params), X_train, y_train).item()

def loss_gradient(params, X_train, y_train):
    """Calculate the partial derivatives of the loss function.

    Parameters
    ----------
    params : array
        Array of length 17 containing values for the parameters: u1, u2, u3, u4, a,
        v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4.
    X_train : array
        Array of shape (N, 2) with training values.
    y_train : array
        Array of N target values which are each either 0. or 1.

    Returns
    -------
    array
        Array of length 17 containing the partial derivatives of the loss function
        with respect to each of the parameters.
    """
    # YOUR CODE HERE
    net = build(params)
    objective(net, X_train, y_train).backward()
    return parameters_to_vector([q.grad for q in net.parameters()]).numpy().copy()
