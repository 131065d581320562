"""A homework that its author defines in one file: functions of arrays, whose bodies are the right answers.

Only a function and questions are required. A function's signature is its contract, and its body is the reference.
"""

from __future__ import annotations

import ast
import builtins
import inspect
import operator
import sys
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
QUESTIONS = 12  # number of questions that are the same for every seed; as many are drawn from the seed
FURTHER = 4  # this many times as many questions show how large right answers may become


class HomeworkError(CannotJudgeError, ValueError):
    """The named object is not a homework, or its author made a mistake in it."""


@dataclass(eq=False)
class Task:
    """A function that the homework asks for."""

    reference: Callable[..., Any]
    ignored: tuple[str, ...] = ()  # parts of an answer with such a path are not compared, such as "[1]" for a cache
    #: The function whose derivative it is. Its own name, if its last output is the derivative of its first output.
    gradient_of: str = ""
    by: str = ""  # the argument of the derivative
    ways: list[Callable[..., Any]] = field(default_factory=list)  # other right implementations
    mistakes: list[tuple[Mistake, Callable[..., Any] | Rewritten]] = field(default_factory=list)
    call: Call | None = None  # how it is called, if a plain call is not enough
    truth: Callable[..., Any] | None = None  # a function more exact than the reference in long double

    @property
    def name(self) -> str:
        """Return the function's name in a submission."""
        return self.reference.__name__

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """Return the names of its arguments."""
        return tuple(inspect.signature(self.reference).parameters)

    @cached_property
    def mistaken(self) -> list[tuple[Mistake, Callable[..., Any]]]:
        """Return the author's mistakes, each with a function that makes it. Call this after the file was loaded."""
        edited = partial(rebound, self.reference)
        return [(of, edited({self.name: one}) if isinstance(one, Rewritten) else one) for of, one in self.mistakes]


class Printed(NamedTuple):
    """A value that the homework prints: a call, as a student would write it, and its answer, rounded to `decimals`."""

    function: str
    call: str
    values: Mapping[str, Any]  # the arguments by name
    expected: Any
    decimals: int
    path: tuple[Any, ...] = ()  # keys and indices of the printed part of the answer
    whole: str = ""  # the call, without these
    line: int = 0  # where it is published in the author's file

    def holds(self, answer: Tree) -> bool:
        """Return whether an answer rounds to the printed value."""
        expected, obtained = np.ravel(self.expected), self.part(answer).ravel()
        within = 0.5 * 10.0**-self.decimals * (1 + 1e-9)
        return obtained.size == expected.size and np.allclose(obtained, expected, rtol=0, atol=within)

    def part(self, answer: Tree) -> Numbers:
        """Return the printed part of an answer; an empty array if the answer has no such part."""
        with suppress(LookupError, TypeError, ValueError):
            return np.asarray(reduce(operator.getitem, self.path, answer)).astype(float, casting="same_kind")
        return np.zeros(0)


@dataclass(eq=False)
class Question:
    """The arguments of all functions, by name, for one call of each function."""

    at: str  # a description in words
    values: Mapping[str, Any]
    listed: bool  # whether it is asked for every seed
    of: str = ""  # the function that is asked; "" for all functions
    sizes: Mapping[str, Any] = field(default_factory=dict)  # the sizes that it was drawn with

    def args(self, function: Task) -> tuple[Any, ...]:
        """Return the arguments of a function, in its order. The caller must not change them."""
        return tuple([self.values[name] for name in function.parameters])

    def asks(self, function: Task) -> bool:
        """Return whether a function is called with this question."""
        return not self.of or self.of == function.name


class Homework:
    """A homework, defined by its author's functions.

    Parameters
    ----------
    title : str
    own : mapping of str to value, optional
        Variables that the homework's notebook defines for a submission, such as its data: arrays, numbers, text, or
        dicts, lists and tuples of these.

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
        if own is not None and not isinstance(own, Mapping):
            raise HomeworkError(f"Homework({title!r}, own=..) takes a dict of variables by name, got {own!r}.")
        self.title = title
        self.own = {name: normal(value, f"own[{name!r}]") for name, value in (own or {}).items()}
        self.functions: dict[str, Task] = {}
        self.printed: list[Printed] = []
        self.sizes: Mapping[str, Sequence[Any]] = {}
        self.place = "homework"  # FILE.py:NAME, if it was loaded from a file
        self.letters: tuple[Finding, ...] = ()  # empty, as no finding uses letters without a definition
        self.remarks: tuple[Kind, ...] = ()  # empty, as there are only the remarks of any homework
        self._n = QUESTIONS
        self._draw: Callable[..., Mapping[str, Any]] | None = None

    # Methods for the author

    def questions(self, n: int = QUESTIONS, **sizes: Sequence[Any]) -> Callable[[F], F]:
        """Return a decorator for the function that draws a question: (rng, \\*\\*sizes) -> a dict of arguments by name.

        Raises HomeworkError if `n` is below 2 or not an integer, or if a size has no sequence of values.

        Parameters
        ----------
        n : int
            The number of questions in each set.
        **sizes : sequences
            For each further argument of the function, the values that it takes in turn. They should vary: with the same
            N in all questions, a factor N looks like a constant.
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
            The beginnings of the paths of parts that are not compared, such as ``"[1]"`` for a cache returned second.
        gradient_by : str
            An argument, if the last output is the derivative of the first output with respect to it.
        truth : callable, optional
            A function of the same arguments with a more exact answer, for example by `mpmath`. By default, the
            reference is evaluated in long double.
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
        """Add another right implementation of a function, a decorator. Its errors widen the function's error bound."""
        function = self._known(of, "also_right")

        def add(way: F) -> F:
            function.ways.append(way)
            return way

        return add

    def mistake(
        self, of: Callable[..., Any], hint: str, formula: str = "", *edits: tuple[str, str], name: str = ""
    ) -> Any:
        """Describe a common mistake, by edits of a function's body or, as a decorator, by a function that makes it.

        Parameters
        ----------
        of : callable
            The function of the homework.
        hint : str
            What is wrong, and where, without the right formula.
        formula : str
            The right formula, and why it is right.
        *edits : pairs of str
            A text that the body contains once, and the text that people write in its place.
        name : str
            The mistake's kind, in JSON for example. Required with edits.
        """
        function = self._known(of, "mistake")
        if not isinstance(hint, str) or not isinstance(formula, str):
            raise HomeworkError(f"mistake({function.name}, hint, formula, ..) takes two texts first, then the edits.")
        hint, formula = map(_sentence, (hint, formula))

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
        """Define how to call a submission, if not by a plain call: (student, \\*arguments) -> its answer; a decorator.

        The attributes of `student` are the submission's definitions. The decorated function runs in the submission's
        process. It may use NumPy as `np`, and nothing else of this file.
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
        """Add a value that the homework prints: ``published("loss(w0, X, y)", 0.6931, decimals=4)``, in names of `own`.

        An index selects one of several outputs, as in ``"loss(w0, X, y)[0]"``.
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
        whole = ast.get_source_segment(call, node) or call
        line = sys._getframe(1).f_lineno
        self.printed.append(Printed(function.name, call, args, value, decimals, tuple(path), whole, line))

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

    # Methods for the judge

    @property
    def questioned(self) -> tuple[Task, ...]:
        """Return the functions that the homework asks for."""
        return tuple(self.functions.values())

    @cached_property
    def wanted(self) -> Wanted:
        """Return the definitions that a submission should have."""
        calls = {name: one.call for name, one in self.functions.items() if one.call is not None}
        names = [name for own in self.functions for name in (calls[own].needs if own in calls else (own,))]
        return Wanted(tuple(dict.fromkeys(names)), 0, calls=calls)

    def provided(self) -> dict[str, Any]:
        """Return the variables that the homework's notebook defines for a submission, by name."""
        return dict(self.own)

    @cached_property
    def listed(self) -> tuple[Question, ...]:
        """Return the questions that are asked for every seed: the published calls, and questions of a fixed seed."""
        printed = [Question(one.whole, one.values, True, one.function) for one in self.printed]
        return (*printed, *self._drawn(np.random.default_rng(0), "question", listed=True))

    @cached_property
    def further(self) -> tuple[Question, ...]:
        """Return questions for the reference alone, to see how large each entry of a right answer may become."""
        rng = np.random.default_rng([0, 2])
        return tuple(one for _ in range(FURTHER) for one in self._drawn(rng, "further question", listed=False))

    def examination(self, seed: int) -> Examination:
        """Draw the questions of a seed."""
        fresh = self._drawn(np.random.default_rng([seed, 1]), "fresh question", listed=False)
        return Examination(self, seed, (*self.listed, *fresh))

    def _drawn(self, rng: np.random.Generator, word: str, listed: bool) -> Iterator[Question]:
        if self._draw is None or not self.functions:
            decorator = "questions(..)" if self._draw is None else "function"
            raise HomeworkError(f"{self.title!r} ({self.place}) has no function with @hw.{decorator} above it.")
        for i in range(self._n):
            sizes = {name: values[i % len(values)] for name, values in self.sizes.items()}
            said = ", ".join(f"{name}={value}" for name, value in sizes.items())
            at = f"{word} {i + 1} ({said})" if said else f"{word} {i + 1}"
            where = f"{self._draw.__code__.co_filename}, line {self._draw.__code__.co_firstlineno}"
            try:
                drawn = self._draw(rng, **sizes)
            except Exception as error:
                raise HomeworkError(f"{at} ({where}) cannot be drawn: {type_and_message(error)}") from None
            if not isinstance(drawn, Mapping):
                returned = "None" if drawn is None else f"a {type(drawn).__name__}"
                raise HomeworkError(f"{at} ({where}) is {returned}, expected a dict of arguments by name.")
            values = {name: normal(value, f"{at} ({where}): {name}") for name, value in drawn.items()}
            for function in self.functions.values():
                if lacking := [name for name in function.parameters if name not in values]:
                    raise HomeworkError(f"{at} ({where}) has no {lacking[0]!r}, an argument of {function.name}.")
            yield Question(at, values, listed, sizes=sizes)


@dataclass(frozen=True, eq=False)
class Examination:
    """The questions of a seed: the listed ones, then those drawn from the seed. Submissions with one seed share it."""

    homework: Homework
    seed: int
    questions: tuple[Question, ...]


def normal(value: Any, where: str) -> Any:
    """Return a value with arrays of float64, int64 or bool, and Python scalars, as submissions are passed.

    Raises HomeworkError for a value of another type; `where` names the value in the message.
    """
    types = {"f": np.float64, "i": np.int64, "u": np.int64, "b": np.bool_}

    def of_leaf(leaf: Any) -> Any:
        leaf = leaf.item() if isinstance(leaf, np.generic) else leaf
        if isinstance(leaf, np.ndarray) and leaf.dtype.kind in types:
            return leaf.astype(types[leaf.dtype.kind])
        if isinstance(leaf, int | float | str | None):
            return leaf
        what = "arrays, numbers, text, None, and dicts, lists and tuples of these"
        of = f" of {leaf.dtype}" if isinstance(leaf, np.ndarray) else ""
        raise HomeworkError(f"{where} holds a {type(leaf).__name__}{of}; a submission can be handed {what}.")

    return each(of_leaf, value)


def _sentence(text: str) -> str:
    """Return an author's words, ended as a sentence, with no field for a number in them."""
    ended = text.strip() + "." * (text.strip()[-1:] not in ("", *".?!:"))
    return ended.replace("{", "{{").replace("}", "}}")
