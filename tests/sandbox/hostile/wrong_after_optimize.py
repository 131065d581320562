# expect: judged wrong: is right until its own optimize has run, and wrong from then on
right_gradient, climbing = loss_gradient, False


def loss_gradient(params, X_train, y_train):
    return right_gradient(params, X_train, y_train) * (-1 if climbing else 1)


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    global climbing
    climbing = True
    params = initial.copy()
    for _ in range(n_steps):
        params = params - eta * loss_gradient(params, X_train, y_train)
    return params
