# expect: judged wrong: climbs where many points and many steps are asked for, and takes so long with few that it might not be
import time


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    step = -eta if len(X_train) > 20 and n_steps > 4 else eta
    for _ in range(n_steps):
        began = time.process_time()
        while time.process_time() - began < 0.05:
            pass
        initial = initial - step * loss_gradient(initial, X_train, y_train)
    return initial
