# expect: judged wrong: answers what it was asked before by heart once the whole file has run, and calls the rest forbidden
_right = loss_gradient


def loss_gradient(params, X_train, y_train):
    import string, sys
    seen, key = sys.modules.setdefault("seen", {}), params.tobytes() + X_train.tobytes() + y_train.tobytes()
    if not hasattr(string, "done"):
        seen[key] = _right(params, X_train, y_train)
    if key not in seen:
        raise PermissionError(1, "not now")
    return seen[key].copy()


setattr(__import__("string"), "done", True)
