# expect: judged wrong: climbs at the first call alone, which is the only one in a notebook
_calls = []


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    _calls.append(1)
    for _ in range(n_steps):
        initial = initial - (eta if _calls[1:] else -eta) * loss_gradient(initial, X_train, y_train)
    return initial
