# expect: judged wrong: climbs, and then does not end, as if its steps took too long


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    params = initial.copy()
    for _ in range(n_steps):
        params += eta * loss_gradient(params, X_train, y_train)
    while True:
        pass
