"""A homework's catalogue: its right model, and the mistakes that change a part of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from crosscheck.mistakes.fitting import Family
from crosscheck.mistakes.mistake import Mistake, Remark
from crosscheck.mistakes.model import Backprop, Loss, Network


@dataclass(frozen=True, eq=False)
class Catalogue:
    """The right network and loss, and the mistakes that are known.

    Attributes
    ----------
    network, loss : Network and Loss
        The right ones.
    mistakes : tuple of Mistake
        In the order in which they are tried.
    wrong_order : Mistake
        Names a gradient whose entries are right and permuted.
    broadcast : Mistake, optional
        Names what labels of shape (N, 1) make of outputs of shape (N,); its first form is the loss that sums all pairs.
    doubles : tuple of (two mistakes, loss)
        Two mistakes of the loss that do not come to the product of both.
    fitted_networks, fitted_losses, fitted_gradients : tuples of Family
        Mistakes with constants that are fitted, tried once no single other is the one.
    remarks : tuple of Remark
        Those that this homework alone knows.
    """

    network: Network
    loss: Loss
    mistakes: tuple[Mistake, ...]
    wrong_order: Mistake
    broadcast: Mistake | None = None
    doubles: tuple[tuple[tuple[Mistake, Mistake], Loss], ...] = ()
    fitted_networks: tuple[Family[Network], ...] = ()
    fitted_losses: tuple[Family[Loss], ...] = ()
    fitted_gradients: tuple[Family[Backprop], ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def families(self) -> tuple[Family[Network] | Family[Loss] | Family[Backprop], ...]:
        """Return all mistakes with constants that are fitted."""
        return (*self.fitted_networks, *self.fitted_losses, *self.fitted_gradients)

    @cached_property
    def networks(self) -> tuple[tuple[Mistake, Network], ...]:
        """Return all mistaken networks, each with its mistake."""
        return tuple((m, form) for m in self.mistakes for form in m.forms if isinstance(form, Network))

    @cached_property
    def losses(self) -> tuple[tuple[Mistake, Loss], ...]:
        """Return all mistaken losses, each with its mistake."""
        return tuple((m, form) for m in self.mistakes for form in m.forms if isinstance(form, Loss))

    @cached_property
    def gradients(self) -> tuple[tuple[Mistake, Backprop], ...]:
        """Return all mistaken chain rules, each with its mistake."""
        return tuple((m, form) for m in self.mistakes for form in m.forms if isinstance(form, Backprop))

    @cached_property
    def broadcast_gradients(self) -> tuple[Backprop, ...]:
        """Return what broadcasting makes of the gradient."""
        forms = () if self.broadcast is None else self.broadcast.forms
        return tuple(form for form in forms if isinstance(form, Backprop))

    @cached_property
    def broadcast_loss(self) -> Loss | None:
        """Return what broadcasting makes of the loss."""
        forms = () if self.broadcast is None else self.broadcast.forms
        return next((form for form in forms if isinstance(form, Loss)), None)
