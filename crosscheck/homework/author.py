"""An author's homework in one file: functions of arrays, each with its right answer as in a textbook.

Only a function and questions are obligatory. The signature of a function is its contract, and its body the reference.
"""

from __future__ import annotations

import ast
import builtins
import inspect
import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, partial, reduce
from types import FunctionType
from typing import Any, NamedTuple, TypeVar

import numpy as np

from crosscheck.homework.trees import Numbers, Tree, each
from crosscheck.mistakes.mistake import Kind, Mistake
from crosscheck.mistakes.rewriting import Rewritten, Text, rebound
from crosscheck.submissions.errors import CannotJudgeError, type_and_message
from crosscheck.submissions.outcomes import Call, Wanted
from crosscheck.verdict import Finding

F = TypeVar("F", bound=Callable[..., Any])
QUESTIONS = 12  # that are the same for each verdict, and as many fresh ones
FURTHER = 4  # times as many are drawn to see how large answers may become


class HomeworkError(CannotJudgeError, ValueError):
    """The named object is no homework, or its author made a mistake in it."""


@dataclass(eq=False)
class Task:
    """A function that the homework asks for."""

    reference: Callable[..., Any]
    ignored: tuple[str, ...] = ()  # the beginnings of paths of the submission's own parts, such as "[1]" for a cache
    gradient_of: str = ""  # the function whose derivative it is; its own name, if its last output is that of its first
    by: str = ""  # the argument with respect to which
    ways: list[Callable[..., Any]] = field(default_factory=list)  # others that are right
    mistakes: list[tuple[Mistake, Callable[..., Any] | Rewritten]] = field(default_factory=list)
    call: Call | None = None  # how it is asked, if not by a plain call
    truth: Callable[..., Any] | None = None  # more exact than the reference in long double

    @property
    def name(self) -> str:
        """The name that a submission gives it."""
        return self.reference.__name__

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """Return the names of its arguments."""
        return tuple(inspect.signature(self.reference).parameters)

    @cached_property
    def mistaken(self) -> list[tuple[Mistake, Callable[..., Any]]]:
        """Return the author's mistakes, each as a function, now that the whole file is known."""
        edited = partial(rebound, self.reference)
        return [(of, edited({self.name: one}) if isinstance(one, Rewritten) else one) for of, one in self.mistakes]


class Printed(NamedTuple):
    """A value that the homework prints: a call in the notebook's names, and its answer to so many decimals."""

    function: str
    call: str
    values: Mapping[str, Any]  # the arguments by name
    expected: Any
    decimals: int
    path: tuple[Any, ...] = ()  # which part of the answer is printed: keys and indices

    def holds(self, answer: Tree) -> bool:
        """Return whether an answer rounds to what is printed."""
        expected, obtained = np.ravel(self.expected), self.part(answer).ravel()
        within = 0.5 * 10.0**-self.decimals * (1 + 1e-9)
        return obtained.size == expected.size and np.allclose(obtained, expected, rtol=0, atol=within)

    def part(self, answer: Tree) -> Numbers:
        """Return the part of an answer that is printed; no numbers if it has no such part."""
        with suppress(LookupError, TypeError, ValueError):
            return np.asarray(reduce(operator.getitem, self.path, answer)).astype(float, casting="same_kind")
        return np.zeros(0)


@dataclass(eq=False)
class Question:
    """Arguments by name, for each function that takes only these."""

    at: str  # in words
    values: Mapping[str, Any]
    listed: bool  # whether it is asked for every seed
    of: str = ""  # the only function that is asked
    sizes: Mapping[str, Any] = field(default_factory=dict)  # with which it was drawn

    def args(self, function: Task) -> tuple[Any, ...]:
        """Return the arguments of a function, in its order; they are not to be changed."""
        return tuple([self.values[name] for name in function.parameters])

    def asks(self, function: Task) -> bool:
        """Return whether a function is asked."""
        return not self.of or self.of == function.name


class Homework:
    """A homework that its author's functions define.

    Parameters
    ----------
    title : str
    own : mapping of str to value, optional
        What the homework's notebook defines for a submission, such as its data: arrays, numbers, text, or dicts, lists and
        tuples of these.

    Examples
    --------
    >>> import numpy as np
    >>> hw = Homework("Squares")
    >>> @hw.questions(N=(1, 2, 7))
    ... def fresh(rng, N):
    ...     return {"x": rng.normal(size=N)}
    >>> @hw.function
    ... def loss(x):
    ...     return np.sum(x**2)
    """

    def __init__(self, title: str, own: Mapping[str, Any] | None = None) -> None:
        if not isinstance(title, str):
            raise HomeworkError(f"Homework(..) takes a title first, got {title!r}.")
        self.title = title
        self.own = {name: normal(value, f"own[{name!r}]") for name, value in (own or {}).items()}
        self.functions: dict[str, Task] = {}
        self.printed: list[Printed] = []
        self.sizes: Mapping[str, Sequence[Any]] = {}
        self.place = "homework"  # FILE.py:NAME, where it was loaded from a file
        self.letters: tuple[Finding, ...] = ()  # none that a verdict would have to explain
        self.remarks: tuple[Kind, ...] = ()  # it adds none to those of any homework
        self._n = QUESTIONS
        self._draw: Callable[..., Mapping[str, Any]] | None = None

    # What the author says

    def questions(self, n: int = QUESTIONS, **sizes: Sequence[Any]) -> Callable[[F], F]:
        """Return a decorator for the function that draws a question: (rng, \\*\\*sizes) -> a dict of arguments by name.

        Parameters
        ----------
        n : int
            How many are drawn each time.
        **sizes : sequences
            The values that each of its further arguments takes in turn. They should vary: a factor N cannot be told from a
            number while N stays the same.
        """
        for name, values in sizes.items():
            if not isinstance(values, Sequence) or not values:
                told = f"takes the values that {name} has in turn, such as (1, 2, 7), got {values!r}."
                raise HomeworkError(f"questions({name}=..) {told}")
        if not isinstance(n, int) or n < 2:
            told = "with parentheses, and in them n, the number of questions, of 2 or more."
            raise HomeworkError(f"Write @hw.questions(), {told}")

        def add(draw: F) -> F:
            self._n, self.sizes, self._draw = n, sizes, draw
            return draw

        return add

    def function(
        self,
        reference: F | None = None,
        *,
        ignore: Sequence[str] = (),
        gradient_by: str = "",
        truth: Callable[..., Any] | None = None,
    ) -> Any:
        """Ask for a function: a decorator, with options or without.

        Parameters
        ----------
        ignore : sequence of str
            How the paths begin of what is the submission's own, such as ``"[1]"`` for a cache that comes back second.
        gradient_by : str
            The argument with respect to which the last output is the derivative of the first.
        truth : callable, optional
            Takes the same arguments and answers more exactly, as with `mpmath`; the reference in long double if not given.
        """
        paths = (ignore,) if isinstance(ignore, str) and ignore else tuple(ignore)
        if any(not path.startswith("[") for path in paths):
            raise HomeworkError(f"ignore=.. takes the beginnings of paths, such as '[1]', got {ignore!r}.")
        add = partial(self._add, by=gradient_by, ignored=paths, truth=truth)
        return add if reference is None else add(reference)

    def gradient(self, of: Callable[..., Any], by: str) -> Callable[[F], F]:
        """Ask for the derivative of another function with respect to one of its arguments; a decorator."""
        objective = self._known(of, "gradient")
        return lambda reference: self._add(reference, objective.name, by)

    def also_right(self, of: Callable[..., Any]) -> Callable[[F], F]:
        """Give another right way to compute a function, which widens its error bound by its errors; a decorator."""
        function = self._known(of, "also_right")

        def add(way: F) -> F:
            function.ways.append(way)
            return way

        return add

    def mistake(
        self, of: Callable[..., Any], hint: str, formula: str = "", *edits: tuple[str, str], name: str = ""
    ) -> Any:
        """Describe a mistake that people make, by edits of a function's body or, as a decorator, by a function.

        Parameters
        ----------
        of : callable
            The function of the homework.
        hint : str
            What kind of thing is wrong, and where; it gives no formula away.
        formula : str
            What it should be, and why.
        *edits : pairs of str
            What stands in the body, once, and what people write instead.
        name : str
            Of a mistake by edits: what machines call it.
        """
        function = self._known(of, "mistake")
        hint, formula = (text.replace("{", "{{").replace("}", "}}") for text in (hint, formula))  # they hold no values

        def add(made: Any, as_if: tuple[str, str] = ("", "")) -> Any:
            kind = name or made.__name__.replace("_", "-")
            function.mistakes.append((Mistake(kind, hint, formula, as_if=as_if), made))
            return made

        if not edits:
            return add
        if not name or any(isinstance(edit, str) or len(edit) != 2 for edit in edits):
            told = f"mistake({function.name}, .., (stands, written), name=..)"
            raise HomeworkError(f"A mistake by edits takes pairs of texts and a name: {told}.")
        rewritten = Text(function.reference).edited(*edits)
        stands, written = map("; ".join, zip(*edits, strict=True))
        add(rewritten, (written, stands) if len(edits) > 1 else (rewritten.written, rewritten.stands))
        return None

    def call(self, of: Callable[..., Any]) -> Callable[[F], F]:
        """Say how to call a submission if a plain call is not enough: (student, \\*arguments) -> its answer; a decorator.

        `student` has the submission's names as attributes. The function runs beside the submission: it may use NumPy as `np`, and
        nothing else of this file.
        """
        function = self._known(of, "call")

        def add(ask: F) -> F:
            source, (student, *given) = ast.unparse(Text(ask).body), [*inspect.signature(ask).parameters] or [""]
            if tuple(given) != function.parameters:
                expected = ", ".join(("student", *function.parameters))
                raise HomeworkError(f"{ask.__name__} takes {inspect.signature(ask)}, expected ({expected}).")
            nodes = list(ast.walk(ast.parse(source)))
            names = [node for node in nodes if isinstance(node, ast.Name)]
            own = {node.id for node in names if isinstance(node.ctx, ast.Store)}
            if strangers := sorted({node.id for node in names} - own - {student, "np", *given, *dir(builtins)}):
                only = "beside the submission there is NumPy, as np, alone"
                raise HomeworkError(f"{ask.__name__} uses {strangers[0]}; {only}.")
            each = (node for node in nodes if isinstance(node, ast.Attribute))
            needs = dict.fromkeys(node.attr for node in each if ast.unparse(node.value) == student)
            if not needs:
                raise HomeworkError(f"{ask.__name__} asks nothing of its first argument, the student's names.")
            function.call = Call(source, tuple(needs))
            return ask

        return add

    def published(self, call: str, value: Any, decimals: int) -> None:
        """Say what the homework prints: ``published("loss(w0, X, y)", 0.6931, decimals=4)``, in names of `own`.

        Of several outputs one is named as in ``"loss(w0, X, y)[0]"``.
        """
        function, path = self.functions.get(call.partition("(")[0]), list[Any]()
        if function is None:
            raise HomeworkError(f"published({call!r}, ..) is no call of a function asked for above it.")
        try:  # the text is the author's own
            node: Any = ast.parse(call, mode="eval").body
            while isinstance(node, ast.Subscript):
                path.insert(0, ast.literal_eval(node.slice))
                node = node.value
            bind = inspect.signature(function.reference).bind
            given = eval(ast.unparse(node), {"np": np, **self.own, function.name: bind})
            given.apply_defaults()
            args = {name: normal(one, call) for name, one in given.arguments.items()}
        except Exception as error:
            of = f"{function.name}({', '.join(function.parameters)})"
            raise HomeworkError(f"published({call!r}, ..) is no call of {of} with names of own: {error}") from None
        if not isinstance(decimals, int) or np.asarray(value).dtype.kind not in "fiu":
            raise HomeworkError(f"published({call!r}, ..) takes numbers and how many decimals are printed.")
        self.printed.append(Printed(function.name, call, args, value, decimals, tuple(path)))

    def _add(self, reference: F, of: str = "", by: str = "", **options: Any) -> F:
        if not isinstance(reference, FunctionType) or reference.__name__ == "<lambda>":
            raise HomeworkError(f"@hw.function takes a function by def, got {reference!r}.")
        function = Task(reference, gradient_of=of or (by and reference.__name__), by=by, **options)
        if function.name in self.functions:
            raise HomeworkError(f"{function.name} is asked for twice.")
        if function.name in self.own:
            raise HomeworkError(f"{function.name} is asked for, and own=.. defines it already.")
        self.functions[function.name] = function
        if function.gradient_of and by not in self.functions[function.gradient_of].parameters:
            raise HomeworkError(f"{function.gradient_of} has no argument {by!r} to differentiate it by.")
        return reference

    def _known(self, of: Callable[..., Any], asked: str) -> Task:
        name = getattr(of, "__name__", repr(of))
        if name not in self.functions:
            raise HomeworkError(f"{asked}({name}, ..): {name} is not asked for; put @hw.function above it.")
        return self.functions[name]

    # What the judge asks

    @property
    def questioned(self) -> tuple[Task, ...]:
        """The functions that are asked for."""
        return tuple(self.functions.values())

    @cached_property
    def wanted(self) -> Wanted:
        """Return what a submission is expected to define."""
        calls = {name: one.call for name, one in self.functions.items() if one.call is not None}
        names = [name for own in self.functions for name in (calls[own].needs if own in calls else (own,))]
        return Wanted(tuple(dict.fromkeys(names)), 0, calls=calls)

    def provided(self) -> dict[str, Any]:
        """Return what the homework's notebook defines for a submission, by its names there."""
        return dict(self.own)

    @cached_property
    def listed(self) -> tuple[Question, ...]:
        """Return the questions that are asked for every seed: the published ones, and others drawn once for all."""
        printed = [Question(one.call, one.values, True, one.function) for one in self.printed]
        return (*printed, *self._drawn(np.random.default_rng(0), "question", listed=True))

    @cached_property
    def further(self) -> tuple[Question, ...]:
        """Return questions for the reference alone, which show how large each entry of a right answer may become."""
        rng = np.random.default_rng([0, 2])
        return tuple(one for _ in range(FURTHER) for one in self._drawn(rng, "further question", listed=False))

    def examination(self, seed: int) -> Examination:
        """Draw the questions of a seed."""
        fresh = self._drawn(np.random.default_rng([seed, 1]), "fresh question", listed=False)
        return Examination(self, seed, (*self.listed, *fresh))

    def _drawn(self, rng: np.random.Generator, word: str, listed: bool) -> Iterator[Question]:
        if self._draw is None or not self.functions:
            decorator = "questions(..) above what draws one" if self._draw is None else "function above what is right"
            raise HomeworkError(f"{self.title!r} ({self.place}) lacks @hw.{decorator}.")
        for i in range(self._n):
            sizes = {name: values[i % len(values)] for name, values in self.sizes.items()}
            said = ", ".join(f"{name}={value}" for name, value in sizes.items())
            at = f"{word} {i + 1} ({said})" if said else f"{word} {i + 1}"
            where = f"{self._draw.__code__.co_filename}, line {self._draw.__code__.co_firstlineno}"
            try:
                drawn = dict(self._draw(rng, **sizes))
            except Exception as error:
                why = f"cannot be drawn as a dict of arguments: {type_and_message(error)}"
                raise HomeworkError(f"{at} ({where}) {why}") from None
            values = {name: normal(value, f"{at} ({where}): {name}") for name, value in drawn.items()}
            for function in self.functions.values():
                if lacking := [name for name in function.parameters if name not in values]:
                    raise HomeworkError(f"{at} ({where}) has no {lacking[0]!r}, an argument of {function.name}.")
            yield Question(at, values, listed, sizes=sizes)


@dataclass(frozen=True, eq=False)
class Examination:
    """The questions that a seed draws, after those that are listed: shared by all submissions judged with them."""

    homework: Homework
    seed: int
    questions: tuple[Question, ...]


def normal(value: Any, where: str) -> Any:
    """Return a value in the types that a submission gets: arrays of float64, int64 or bool, and Python's own."""
    types = {"f": np.float64, "i": np.int64, "u": np.int64, "b": np.bool_}

    def of_leaf(leaf: Any) -> Any:
        leaf = leaf.item() if isinstance(leaf, np.generic) else leaf
        if isinstance(leaf, np.ndarray) and leaf.dtype.kind in types:
            return leaf.astype(types[leaf.dtype.kind])
        if leaf is None or isinstance(leaf, bool | int | float | str):
            return leaf
        what = "arrays, numbers, text, None, and dicts, lists and tuples of these"
        of = f" of {leaf.dtype}" if isinstance(leaf, np.ndarray) else ""
        raise HomeworkError(f"{where} holds a {type(leaf).__name__}{of}; a submission can be handed {what}.")

    return each(of_leaf, value)
