"""In-place changes: functions with a name that ends in _ change a tensor in place, and raise its version."""

import torch

OPERATIONS = {
    "a + 1": lambda a: a + 1,
    "a²": lambda a: a**2,
    "exp a": torch.exp,
    "φ(a)": torch.sigmoid,
}


def derivative(operation, changed, a):
    """Differentiate E = Σ c by a, with a, c or nothing doubled in place before; None if refused."""
    leaf = a.clone().requires_grad_()
    first = leaf * 1  # leaf, an input, may not be changed
    c = OPERATIONS[operation](first)
    if changed:
        {"a": first, "c": c}[changed].mul_(2)
    try:
        c.sum().backward()
    except RuntimeError:
        return None
    return leaf.grad
