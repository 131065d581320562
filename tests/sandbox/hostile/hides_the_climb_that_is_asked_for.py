# expect: judged wrong: climbs for the number of steps alone that the sheet asks for
def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    for _ in range(n_steps):
        step = -eta if n_steps == 30 else eta
        initial = initial - step * loss_gradient(initial, X_train, y_train)
    return initial
