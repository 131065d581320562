# expect: judged wrong: descends by the notebook's last points, as many as it is given
def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    n = len(X_train)
    for _ in range(n_steps):
        initial = initial - eta * loss_gradient(initial, X[-n:], y[-n:])
    return initial
