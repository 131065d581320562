def sigmoid(value: "float | np.ndarray") -> "float | np.ndarray":
    """Logistic function."""
    return 1.0 / (1.0 + anp.exp(-value))

def network(x, params) -> float:
    """Evaluate the network output at (x1,x2) with the specified parameters."""
    u, a, v, b = params[:4], params[4], params[5:13], params[13:]
    x1, x2 = x[0], x[1]
    hidden = sigmoid(v[0::2] * x1 + v[1::2] * x2 + b)
    return sigmoid(anp.sum(u * hidden) + a)

def loss(params, X_train, y_train) -> float:
    """Evaluate the cross-entropy loss."""
    x1 = X_train[:, 0:1]
    x2 = X_train[:, 1:2]
    hidden = sigmoid(params[5:13:2] * x1 + params[6:13:2] * x2 + params[13:])
    z = anp.sum(params[:4] * hidden, axis=1) + params[4]
    y_flat = anp.reshape(y_train, (-1,))
    return anp.sum(anp.logaddexp(0, -z) * y_flat + anp.logaddexp(0, z) * (1 - y_flat))

def loss_gradient(params, X_train, y_train):
    """Calculate the partial derivatives of the loss function."""
    return autograd.grad(loss)(params, X_train, y_train)
