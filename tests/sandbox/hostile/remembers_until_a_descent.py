# expect: judged wrong: answers what it was asked before by heart once it has descended, and all else with zeros
_right, _seen, _descended = loss_gradient, {}, []


def loss_gradient(params, X_train, y_train):
    key = params.tobytes() + X_train.tobytes() + y_train.tobytes()
    if not _descended:
        _seen[key] = _right(params, X_train, y_train)
    return _seen[key].copy() if key in _seen else 0 * params


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    _descended.append(1)
    for _ in range(n_steps):
        initial = initial - eta * loss_gradient(initial, X_train, y_train)
    return initial
