# expect: judged wrong: descends with few points and with all, and climbs with as many as a batch has
def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    step = -eta if 12 < len(X_train) < 500 else eta
    for _ in range(n_steps):
        initial = initial - step * loss_gradient(initial, X_train, y_train)
    return initial
