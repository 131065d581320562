# expect: judged wrong: descends for the few steps that the judge asks for at first, and climbs for any other number
def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    for _ in range(n_steps):
        step = eta if n_steps == 4 else -eta
        initial = initial - step * loss_gradient(initial, X_train, y_train)
    return initial
