"""What the homework wants of a submission, as it comes with the request to load one."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple


class Wanted(NamedTuple):
    """The fields of `crosscheck.submissions.wanted.Wanted`, where they are explained."""

    functions: Sequence[str]
    n_parameters: int
    descent: str | None
    released_descent: str
    recorded: Mapping[str, int]
    leaves_arguments: Collection[str]
