"""A mixed-precision loop: `GradScaler` multiplies the loss by S, skips steps whose gradients overflow, and changes S."""

import torch
from torch import nn
from torch.amp import GradScaler
from torch.nn.utils import clip_grad_value_
from torch.optim import SGD


def train(w, gradients, S, n, c, eta):
    """Return w after each step, and S at each; all gradients are clipped to c, entry by entry."""
    w = nn.Parameter(w.clone())
    optimizer = SGD([w], lr=eta)
    scaler = GradScaler("cpu", init_scale=S, growth_interval=n)
    path, scales = [], []
    for gradient in gradients:
        scales.append(scaler.get_scale())
        # In the backward pass half() rounds the gradient to float16.
        # In a real loop, autocast does the forward pass.
        E = (gradient * w.half().float()).sum()
        optimizer.zero_grad()
        scaler.scale(E).backward()
        scaler.unscale_(optimizer)
        clip_grad_value_([w], c)
        scaler.step(optimizer)  # unless anything is infinite
        scaler.update()
        path.append(w.detach().clone())
    return torch.stack(path), torch.tensor(scales)


def slopes(z, y, S):
    """Evaluate dE/dz of the mean loss, rounded to float16 after the loss is multiplied by S."""
    z = z.half().requires_grad_()  # dE/dz is rounded to it
    E = nn.BCEWithLogitsLoss()(z.float(), y)
    (S * E).backward()
    return z.grad.float() / S
