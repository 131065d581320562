"""Mistakes that people make, planted into the code by hand of a topic, besides the one that the topic shows itself.

Each is what stands there, and what they write. After its name comes the quantity in which it must be seen, beyond a thousand
times its tolerance: the one that shows least there. Of those that go step by step, also the first such step.
"""

import re
from typing import NamedTuple


class Planted(NamedTuple):
    """A mistake, and where it must be seen."""

    what: str
    right: str
    wrong: str
    quantity: str
    step: int | None


def _read(table: str) -> list[Planted]:
    """Read mistakes: a line for each with its name and quantity, and lines of code after - and +."""
    found = []
    for block in re.split(r"\n(?=\w)", table.strip()):
        head, *lines = block.splitlines()
        ((what, quantity, step),) = re.findall(r"^(.+) => (.+?)(?: at step (\d+))?$", head)
        right, wrong = ("\n".join(line[2:] for line in lines if line[0] == sign) for sign in "-+")
        found.append(Planted(what, right, wrong, quantity, int(step) if step else None))
    return found


PLANTED = {
    "forward": _read(r"""
V is unpacked by columns => q
- V @ X.T + b
+ V.reshape(2, 4).T @ X.T + b
"""),
    "backward": _read(r"""
the sigmoid's slope is missing => dE/dq
- dE_dq = dE_dG * G * (1 - G)
+ dE_dq = dE_dG
"""),
    "tape": _read(r"""
a product does not name its second factor => uses of z
- both = (self, other.value), (other, self.value)
+ both = ((self, other.value),)
"""),
    "broadcasting": _read(r"""
the other factor is left out => dE/dv1
- _add_up_copies(r * x1, v1.shape)
+ _add_up_copies(r, v1.shape)
"""),
    "detaching": _read(r"""
what was kept is kept on => goes back twice
- kept.pop()
+ kept[-1]
"""),
    "in_place": _read(r"""
versions are not compared => a², a doubled
- if kept.version != version
+ if False
"""),
    "precision": _read(r"""
no step is skipped => S
- if np.isfinite(g).all():
+ if True:
"""),
    "stable_loss": _read(r"""
s in place of softplus(s) from 20 on, as torch's Softplus has it => E
- np.maximum(s, 0) + np.log1p(np.exp(-np.abs(s)))
+ np.where(s > 20, s, np.logaddexp(0, s))
an output that is clipped has no slope => dE/dz
- return (1 - 2 * y) * phi
+ return (1 - 2 * y) * phi * (np.abs(z) < 16)
"""),
    "optimizers": _read(r"""
Nesterov does not look ahead => nesterov: w at step 0
- w = w - eta * (g + mu * v)
+ w = w - eta * v
eps within the root => rmsprop: w at step 0
- eta * g / (np.sqrt(v) + eps)
+ eta * g / np.sqrt(v + eps)
eps before the correction, as TensorFlow has it => adam: w at step 0
- (np.sqrt(v_hat) + eps)
+ (np.sqrt(v_hat) + eps / np.sqrt(1 - beta2**t))
"""),
    "schedules": _read(r"""
the rate falls at s steps, not after more => plateau: eta
- if waited > s:
+ if waited >= s:
"""),
    "randomness": _read(r"""
the last normals are cut off a full block => many normals
- return np.concatenate([np.ravel(blocks)[: n - 16], last])
+ return np.concatenate([np.ravel(blocks), last])[:n]
"""),
    "initialization": _read(r"""
divided by one less than the number of values => spread of q
- return q.std()
+ return q.std() * sqrt(q.nbytes / (q.nbytes - 8))
"""),
    "mini_batches": _read(r"""
the last batch is dropped => params at step 7
- eta * loss_gradient
+ (len(batch) == n) * eta * loss_gradient
the loader's integer is not drawn => order
- integers(g, 1)  #
+ pass  #
"""),
    "per_sample_gradients": _read(r"""
short gradients are made longer => clipped sum
- np.minimum(1, largest / length)
+ largest / length
"""),
    "ensembles": _read(r"""
one bias serves all networks => E at step 0
- params[:, np.newaxis, 0:4], params[:, 4:5]
+ params[:, np.newaxis, 0:4], params[:1, 4:5]
nine points of ten are enough => starts that succeed
- np.all((z > 0) == (y == 1), axis=1)
+ np.mean((z > 0) == (y == 1), axis=1) > 0.9
"""),
    "second_derivatives": _read(r"""
the curvature of z is dropped: Gauss-Newton for H => H
-     for j in range(4):
+     for j in []:
a difference of two gradients for H v => H v
- return pack(RdE_du, RdE_da, RdE_dV, RdE_db)
+ return (loss_gradient(params + 1e-4 * v, X, y) - loss_gradient(params, X, y)) / 1e-4
"""),
    "forward_mode": _read(r"""
a difference of two losses for a derivative => E'
- return E.value.sum(), E.slope.sum()
+ return E.value.sum(), 1e4 * (jvp(params + 1e-4 * v, X, y, 0 * v)[0] - E.value.sum()) if v.any() else 0.0
"""),
    "gradient_checking": _read(r"""
an absolute value in the loss, which drops what is imaginary => complex step
- return np.log1p(np.exp((1 - 2 * y) * z)).sum()
+ s = (1 - 2 * y) * z
+     return (np.where(s.real > 0, s, 0) + np.log1p(np.exp(-np.abs(s)))).sum()
"""),
    "checkpointing": _read(r"""
a unit is given its neighbour's x on the way back => gradient
- kept.append((x, G))
-         x = x - h * V.T @ G
+ x = x - h * V.T @ G
+         kept.append((x, G))
"""),
    "fusion": _read(r"""
each block's gradient is written over that of the one before => dE/dp, fused
- gradient += its
+ gradient = its
each new N is compiled for itself => graphs compiled
- n if sizes <= {n} else None
+ n
"""),
    "resuming": _read(r"""
the generator is not restored => point, resumed at step 20
- generator.set_state(
+ str(
"""),
}
