"""What a homework wants of a submission, as far as loading and calling it depend on that."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Wanted:
    """The functions of a homework, and what is known of them beforehand.

    Attributes
    ----------
    functions : tuple of str
        The names that a submission defines, in the homework's order.
    n_parameters : int
        Length of the packed array of parameters.
    descent : str or None
        The one of `functions` whose path through the parameters is recorded, if there is one.
    released_descent : str
        Source text of the homework's own descent, from which a submission's own is told apart.
    recorded : mapping of str to int
        The functions that a descent asks, each with the position of the packed parameters among its arguments.
    leaves_arguments : frozenset of str
        Names of functions that are known not to change their arguments.
    """

    functions: tuple[str, ...]
    n_parameters: int
    descent: str | None = None
    released_descent: str = ""
    recorded: Mapping[str, int] = field(default_factory=dict)
    leaves_arguments: frozenset[str] = frozenset()
