"""The verdict on a submission to a homework that is known by its author's functions alone; see `crosscheck.homework.author`."""

from __future__ import annotations

import itertools
import math
import pickle
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from crosscheck.homework.author import Examination, Homework, Question, Task, normal
from crosscheck.homework.measured import asked, quotients, slopes
from crosscheck.homework.trees import Tree, leaves, moved, size
from crosscheck.judge.asking.accuracy import ENOUGH, Accuracy
from crosscheck.judge.asking.questioning import Student
from crosscheck.judge.explaining.context import LEFT_OVER, UNDEFINED, depends, follows, told_by_nothing, unclear, word
from crosscheck.judge.explaining.state import DEAR_SECONDS
from crosscheck.judge.replies import BREAKS, ROOM, Reply, edited_answers, right_answer
from crosscheck.judge.shown import leading_digits
from crosscheck.mistakes import findings
from crosscheck.mistakes.matching import same
from crosscheck.mistakes.rewriting import Rewritten, callees, rebound
from crosscheck.submissions.outcomes import FATAL, Answered, Failed, Loaded
from crosscheck.verdict import Finding, FunctionVerdict, LargestError

TOLD = 2  # edits with the same numbers that are told
FEW = 4  # questions at which a hypothesis is tried
MOST_PERMUTED = 4  # arguments of which every order is tried
PASTED = 60  # numbers in arguments that are written out to be pasted
AS_SLOPE = 1e-5  # of the largest slope, within which a derivative by differences is one
QUOTIENTS = {"forward": (1.0, 0.0), "central": (1.0, -1.0), "backward": (0.0, -1.0)}
STEPS = tuple(float(f"{digit}e-{n}") for n in range(1, 8) for digit in (5, 2, 1))
STEADY = 1e-6  # how steady a factor is
FORMS: dict[str, Callable[[float], float]] = {  # how it may go with a size
    "": lambda _: 1.0,
    " {0}": lambda n: n,
    "/{0}": lambda n: 1 / n,
    " {0}/({0} - 1)": lambda n: n / (n - 1),
}
# Symptoms that may come from another function.
UNCLEAR = {one.kind for one in (findings.DIFFERS, findings.RAISES, findings.NOT_FINITE, findings.CONSTANT_FACTOR)}


def judged(
    student: Student, examination: Examination, names: Collection[str], loaded: Loaded
) -> tuple[dict[str, FunctionVerdict], list[tuple[str, bool]]]:
    """Ask for the functions of some names, and judge them; return which of the homework's asserts hold, too."""
    homework, functions = examination.homework, dict[str, FunctionVerdict]()
    chosen = [one for one in homework.questioned if one.name in names]
    replies = {one.name: list(_asked(student, one, examination)) for one in chosen}
    again = {name: _again(student, of) for name, of in replies.items()}  # now that all have been called
    for one in chosen:
        functions[one.name] = Judging(student, homework, one, replies, functions, again[one.name], loaded).verdict()
    asserted = [
        (case.call, isinstance(a.outcome, Answered) and case.holds(a.outcome.value))
        for case in homework.printed
        for a in replies.get(case.function, ())
        if a.question.values is case.values
    ]
    return (functions, asserted)


def _asked(student: Student, function: Task, examination: Examination) -> Iterator[Reply]:
    """Ask a function until it ends the process that it runs in."""
    for question in examination.questions:
        if question.asks(function):
            outcome = student.answer(function.name, *question.args(function))
            yield Reply(function, question, outcome, examination.homework)
            if isinstance(outcome, Failed) and outcome.kind in FATAL:
                return


def _again(student: Student, answers: Sequence[Reply]) -> bool:
    """Return whether a question that is asked again brings another answer.

    It is the first one; and the last one, in a second call with the same objects, unless a change of them was told.
    """
    told = [one for one in answers if isinstance(one.outcome, Answered)]
    if not told or len(told) < len(answers):
        return False
    changes = any(isinstance(one.outcome, Answered) and one.outcome.changed for one in told)
    return _moves(student, told[0], 1) or (not changes and _moves(student, told[-1], 2))


def _moves(student: Student, first: Reply, times: int) -> bool:
    outcome = student.answer(first.function.name, *first.question.args(first.function), times=times)
    whole = all(leaf.obtained is not None for leaf in first.leaves)
    return whole and (isinstance(outcome, Failed) or not first.is_value(outcome.value))


@dataclass(frozen=True, eq=False)
class Judging:
    """One function to be judged, and what is known of those before it."""

    student: Student
    homework: Homework
    function: Task
    every: Mapping[str, list[Reply]]  # by function
    before: Mapping[str, FunctionVerdict]
    moves: bool  # whether a repeated question brings another answer
    loaded: Loaded

    @cached_property
    def answers(self) -> list[Reply]:
        """Return the function's answers."""
        return self.every[self.function.name]

    @cached_property
    def _drawn(self) -> list[Reply]:
        """Return those to questions that were drawn, the most wrong ones first: of what is right nothing follows."""
        return sorted((a for a in self.answers if not a.question.of), key=lambda a: a.least)

    @cached_property
    def accuracy(self) -> Accuracy:
        """Return how many digits are right, at the listed questions and at the fresh ones."""
        listed, fresh = ([a.least for a in self.answers if a.question.listed is side] for side in (True, False))
        return Accuracy(min(listed, default=math.inf), min(fresh, default=math.inf))

    def verdict(self) -> FunctionVerdict:
        """Judge the function."""
        return self._in_another_order() or self._without_answers() or self._by_numbers()

    def _in_another_order(self) -> FunctionVerdict | None:
        """Judge a function that is right if its arguments are passed in another order."""
        names, few = self.function.parameters, self._drawn[:FEW]
        if not few or self.accuracy.suffices or not 1 < len(names) <= MOST_PERMUTED or any(map(_ended, few)):
            return None
        for order in list(itertools.permutations(range(len(names))))[1:]:
            passed = [tuple(a.question.args(self.function)[i] for i in order) for a in few]
            if all(a.right.is_value(self._answer_to(args)) for a, args in zip(few, passed, strict=True)):
                found = findings.ARGUMENTS_IN_ANOTHER_ORDER.finding(
                    function=self.function.name, theirs=", ".join(names[i] for i in order), names=", ".join(names)
                )
                return FunctionVerdict(self.function.name, "wrong", causes=(found,))
        return None

    def _without_answers(self) -> FunctionVerdict | None:
        """Judge what answered nothing, or what could not be asked to the end and has given no wrong answer."""
        name = self.function.name
        failure = next((a.outcome for a in self.answers if isinstance(a.outcome, Failed)), None)
        answered = [a for a in self.answers if isinstance(a.outcome, Answered)]
        if answered and all(isinstance(a.outcome, Answered) and a.outcome.value is None for a in self.answers):
            message = f"{name} returns nothing (None): it is not done yet, or its return is missing"
            return FunctionVerdict(name, "missing", Finding("missing", message, level="missing"))
        if failure is None or (answered and (word(failure) == "wrong" or min(a.least for a in answered) < ENOUGH)):
            return None
        undefined = UNDEFINED.search(failure.message)
        on = str(undefined[1]) if undefined else failure.within or name
        if on != name and on in self.before and self.before[on].reason is not None:
            return depends(name, on)
        if failure.kind == "error" and (through := self._through()):
            return unclear(name, through)
        said, reason = word(failure), failure.reason
        return FunctionVerdict(name, said, replace(reason, level="wrong") if said == "wrong" else reason)

    def _by_numbers(self) -> FunctionVerdict:
        name, causes = self.function.name, list(self._behaviour())
        kept = (self.before[one] for _, one in self._called)
        on = next((one for one in kept if any(cause.kind in LEFT_OVER for cause in one.causes)), None)
        if on is not None and self.moves:
            return follows(name, on)
        if not self.accuracy.suffices:
            if not causes and (other := self._given()):
                given, why = f"your {other}", self._unshown(other)
                return told_by_nothing(name, given, why) if why else FunctionVerdict(name, "right", right_given=given)
            found = [] if self.moves else self._causes()
            if not causes and {one.kind for one in found} <= UNCLEAR and (through := self._through()):
                return unclear(name, through)
            causes += [one for one in found if one.explains] if causes else found
        if causes:
            return FunctionVerdict(
                name, "wrong", causes=tuple(causes), blocks=self._blocks(), largest_error=self._worst()
            )
        if math.isfinite(self.accuracy.listed):
            remark = findings.LIMITED_ACCURACY.finding(digits=str(self.accuracy))
            return FunctionVerdict(name, "remarks", remarks=(remark,))
        return FunctionVerdict(name, "right")

    # What it does

    def _behaviour(self) -> Iterator[Finding]:
        """Yield what is wrong whatever the numbers are."""
        changed = {i for a in self.answers if isinstance(a.outcome, Answered) for i in a.outcome.changed}
        of_others = [
            one.causes for name, one in self.before.items() if name in self.homework.wanted.needs(self.function.name)
        ]
        if changed and not any(
            cause.kind == findings.CHANGES_ARGUMENTS.kind for causes in of_others for cause in causes
        ):
            names = ", ".join(self.function.parameters[i] for i in sorted(changed))
            yield findings.CHANGES_ARGUMENTS.finding(names=names)
        if self.moves:
            yield findings.DEPENDS_ON_EARLIER_CALLS.finding()

    # Whether it is right given another

    def _given(self) -> str:
        """Return which other function a wrong one is right given, "" if none."""
        if any(leaf.obtained is None for a in self.answers for leaf in a.leaves):
            return ""
        of = self.function.gradient_of
        if of and of != self.function.name and of in self.before and self._wrong(of) and self._is_slope_of_own(of):
            return (self.before[of].right_given or of).removeprefix("your ")  # what such a loss is right given
        return next((name for way, name in self._called if self._wrong(name) and self._follows(way, name)), "")

    @cached_property
    def _called(self) -> list[tuple[Callable[..., Any], str]]:
        """Return which of the functions before it the right ways call."""
        ways = (self.function.reference, *self.function.ways)
        return [(way, name) for way in ways for name in self.before if name in callees(way)]

    def _unshown(self, other: str) -> str:
        """Return why the answers show nothing, "" if they show something.

        They show nothing if they stay where the right ones change: of a loss of 1, a gradient is 0. Nor does an answer that
        is no number, if that comes from NaN in the other function's.
        """
        drawn = [a for a in self.answers if not a.question.of]
        if not all(a.is_finite for a in drawn) and not all(a.is_finite for a in self.every[other]):
            return "its answer is no number"
        few = [a for a in drawn if a.is_finite][:FEW]
        stays = [name for i, name in enumerate(self.function.parameters) if few and all(self._stays(a, i) for a in few)]
        return f"its answer is the same when {' or '.join(stays)} changes" if stays else ""

    def _stays(self, answer: Reply, i: int) -> bool:
        """Return whether an answer stays when an argument is halved, and the right one does not."""
        args = answer.question.args(self.function)
        other = (*args[:i], moved(args[i]), *args[i + 1 :])
        right_stays = answer.right.is_value(asked(self.function.reference, other))
        return not right_stays and answer.is_value(self._answer_to(other))

    def _answer_to(self, args: tuple[Any, ...], name: str = "") -> Tree:
        outcome = self.student.answer(name or self.function.name, *args)
        return None if isinstance(outcome, Failed) else outcome.value

    def _through(self) -> str:
        """Return which wrong function the submission's own calls, from which its numbers may follow; "" if none."""
        uses = (self.loaded.uses or {}).get(self.function.name, frozenset())
        failed = {name for name, one in self.before.items() if one.verdict in ("missing", "unjudged")}
        return next((name for name in self.before if name in uses and (name in failed or self._wrong(name))), "")

    def _wrong(self, name: str) -> bool:
        judged = self.before[name]
        return (judged.verdict == "wrong" and not judged.reason) or judged.right_given is not None

    def _follows(self, way: Callable[..., Any], name: str) -> bool:
        """Return whether a right way gives these answers, if it calls the submission's function of a name."""
        made = rebound(way, {name: self._own(name)})
        return all(a.is_given_by(made) for a in self.answers)

    def _own(self, name: str) -> Callable[..., Any]:
        """Return the submission's function of a name, for the author's functions to call."""
        function, known = self.homework.functions[name], dict[bytes, Tree]()
        right = right_answer(function, self.every[name][-1].question).answer
        whole = isinstance(right, np.ndarray) and right.dtype.kind in "iu"

        def own(*args: Any) -> Any:
            given = tuple(normal(arg, name) for arg in args)
            if (key := pickle.dumps(given)) not in known:
                known[key] = self._answer_to(given, name)
            value = known[key]
            room = sum(math.prod(length or 1 for length in leaf.shape) for _, leaf in leaves(value))
            if value is None or room > ROOM * size(asked(function.reference, args)):  # which could take any memory
                raise ValueError(name)
            return value.astype(right.dtype) if whole and isinstance(value, np.ndarray) else value

        return own

    def _is_slope_of_own(self, objective: str) -> bool:
        """Return whether a gradient is the derivative of the submission's own objective."""
        function, few = self.homework.functions[objective], self._drawn[:3]
        return bool(few) and all(self._follows_slopes(a, function) for a in few)

    def _follows_slopes(self, answer: Reply, objective: Task, part: int | None = None) -> bool:
        """Return whether a gradient, a part of the answer or all of it, is the derivative of the submission's own objective."""
        if isinstance(answer.outcome, Failed):
            return False
        args, by = answer.question.args(objective), objective.parameters.index(self.function.by)

        def at(value: Any) -> float:
            found = self.student.answer(objective.name, *(value if i == by else arg for i, arg in enumerate(args)))
            numbers = [] if isinstance(found, Failed) else [leaf for _, leaf in leaves(found.value)]
            return float(numbers[0].reshape(-1)[0]) if numbers and numbers[0].size else math.nan

        value: Tree = answer.outcome.value
        gradient = value if part is None else value[part]
        with suppress(*BREAKS):
            pairs = slopes(at, args[by], gradient)
            largest = max(abs(along) for pair in pairs for along in pair)
            return 0 < largest < math.inf and all(abs(one - other) <= AS_SLOPE * largest for one, other in pairs)
        return False

    # Why it is wrong

    def _causes(self) -> list[Finding]:
        """Return why a function's numbers are wrong."""
        failed = next((a for a in self.answers if isinstance(a.outcome, Failed) and word(a.outcome) == "wrong"), None)
        if failed is not None and isinstance(failed.outcome, Failed):
            return [
                findings.RAISES.finding(
                    at=f"{self.function.name} at {failed.question.at}", message=failed.outcome.account
                )
            ]
        misformed = next((leaf for a in self.answers for leaf in a.leaves if leaf.problem), None)
        if misformed is not None:
            at = f" at {misformed.path}" if misformed.path else ""
            return [findings.WRONG_FORM.finding(function=self.function.name, at=at, problem=misformed.problem)]
        if not any(a.is_finite for a in self.answers):
            return [findings.NOT_FINITE.finding(at=f"{self.function.name} at {self.answers[0].question.at}")]
        each = [leaf.obtained for a in self.answers for leaf in a.leaves if leaf.obtained is not None]
        numbers = {float(one) for part in each for one in part.flat}
        if len(numbers) == 1:  # to which many mistakes may come
            return [findings.INDEPENDENT_OF_ARGUMENTS.finding()]
        if found := self._mistakes():
            return found
        shown = self._whole_numbers() or self._quotient() or self._factor() or self._of_calls() or self._consistent()
        if shown is not None:
            return [shown]
        said = f": right to {self.accuracy}" if self.accuracy.digits else ""
        return [findings.DIFFERS.finding(by=said, look="")]

    def _mistakes(self) -> list[Finding]:
        """Return the author's mistakes, or generic edits, whose answers these are: one, or one for each part that is wrong.

        It may sit on top of that of another function of the submission, which the function calls.
        """
        if all(math.isinf(a.least) for a in self.answers) or all(a.question.of for a in self.answers):
            return []
        if found := self._mistake() or self._of_parts():
            return found
        called = dict.fromkeys(name for _, name in self._called if self._wrong(name))
        return next((found for name in called if (found := self._mistake(name))), [])

    def _candidates(self) -> Iterator[tuple[Finding | Rewritten | str, Callable[..., Any], Tree]]:
        """Yield what people may have written, the likeliest first, with what it answers to the first question."""
        for mistake, made in self.function.mistaken:
            with suppress(*BREAKS):
                yield mistake.finding(), made, asked(made, self._first.question.args(self.function))
        yield from edited_answers(self.function, self._first.question)
        right, reference = self._first.truth.answer, self.function.reference
        for i, j in itertools.combinations(range(len(right) if isinstance(right, tuple) else 0), 2):
            told = f"as if the values at [{i}] and [{j}] were exchanged"
            yield told, lambda *args, i=i, j=j: _exchanged(reference(*args), i, j), _exchanged(right, i, j)

    def _mistake(self, other: str = "") -> list[Finding]:
        """Return the one mistake whose answers these are, if another function that it calls is the submission's own."""
        found, own = list[Finding | Rewritten | str](), {other: self._own(other)} if other else {}
        for what, made, value in self._candidates():
            written = rebound(made, own) if own else made
            if (own or self._first.is_value(value)) and all(a.is_given_by(written) for a in self.answers):
                found += [what] if str(what) not in map(str, found) else []  # as two ways may have the same line
                if isinstance(what, Finding) or len(found) == TOLD:
                    break
        return [_told(found, f"With your {other}" if other else "")] if found else []

    def _of_parts(self) -> list[Finding]:
        """Return mistakes that make each part that is wrong what it is, and leave the others as they are."""
        left, found = set(self._parts), list[Finding]()
        for what, made, value in self._candidates() if len(left) > 1 else ():
            parts = _explained(self._first, value)
            if parts and parts <= left and all(_shows(a, parts, made) for a in self.answers):
                found.append(_told([what], f"At {', '.join(sorted(parts))}"))
                left -= parts
        return found if not left else []

    @cached_property
    def _first(self) -> Reply:
        """Return the answer by which candidates are looked through: of the listed ones, the first in which most is wrong."""
        drawn = [a for a in self.answers if not a.question.of]
        return max(drawn, key=lambda a: (a.question.listed, sum(digits < ENOUGH for digits in a.digits.values())))

    def _whole_numbers(self) -> Finding | None:
        """Recognise right answers that are cut to whole numbers."""
        every = (leaf for a in self.answers for leaf in a.leaves)
        each = [leaf for leaf in every if leaf.obtained is not None and leaf.path in self._parts]
        whole = all(
            np.array_equal(leaf.obtained, np.trunc(leaf.expected)) for leaf in each if leaf.obtained is not None
        )
        return findings.WHOLE_NUMBERS.finding() if whole and any(np.any(leaf.obtained) for leaf in each) else None

    def _of_calls(self) -> Finding | None:
        """Show that wrong answers come right if nothing has been asked before, as those that are kept for a shape do."""
        few = [a for a in self._drawn if a.least < ENOUGH][:FEW]
        asked_first = (
            few
            and self.loaded.seconds <= DEAR_SECONDS
            and all(
                self.student.reload() and a.right.is_value(self._answer_to(a.question.args(self.function))) for a in few
            )
        )
        return findings.DEPENDS_ON_EARLIER_CALLS.finding() if asked_first else None

    def _quotient(self) -> Finding | None:
        """Recognise difference quotients of the objective."""
        of = self.function.gradient_of
        few = [a for a in self._drawn if a.leaves][:2]
        if not of or of == self.function.name or not few:
            return None
        for (what, sides), h in itertools.product(QUOTIENTS.items(), STEPS):
            if all(
                a.is_value(_differences(self.homework.functions[of], self.function.by, a.question, sides, h))
                for a in few
            ):
                return findings.QUOTIENT.finding(what=what, h=f"{h:g}", of=of)
        return None

    def _factor(self) -> Finding | None:
        """Recognise one factor between all wrong numbers and the right ones, which may go with a size of the questions."""
        wrong, drawn = set(self._parts), self._drawn
        ratios = {a.question: ratio for a in drawn if (ratio := _ratio(a, wrong)) is not None}
        if len(ratios) < len(drawn) or np.ptp([1.0, *ratios.values()]) <= STEADY:
            return None
        sizes = [name for name, of in self.homework.sizes.items() if all(isinstance(n, int) and n > 0 for n in of)]
        for (form, of), name in itertools.product(FORMS.items(), sizes or [""]):
            scaled = [ratio / of(np.float64(question.sizes.get(name, 1))) for question, ratio in ratios.items()]
            if scaled[0] and np.ptp(scaled) <= STEADY * abs(scaled[0]):
                factor = f"{scaled[0]:.6g}{form.format(name)}"
                paths = {path for a in drawn for path in a.digits}
                return findings.CONSTANT_FACTOR.finding(
                    parts="Every value is" if wrong == paths else f"The values at {', '.join(sorted(wrong))} are",
                    factor=factor,
                )
        return None

    def _consistent(self) -> Finding | None:
        """Show that the derivative that comes back last is that of the value that comes back first."""
        by, few = self.function, self._drawn[:2]
        shown = by.gradient_of == by.name and few and all(self._follows_slopes(a, by, -1) for a in few)
        return findings.CONSISTENT.finding() if shown else None

    # Where it is wrong

    @cached_property
    def _parts(self) -> list[str]:
        """Return the parts of the answer that are wrong."""
        paths = dict.fromkeys(path for a in self.answers for path in a.digits)
        return [path for path in paths if any(a.digits.get(path, math.inf) < ENOUGH for a in self.answers)]

    def _blocks(self) -> tuple[str, ...]:
        """Return them where the answer has others."""
        return tuple(self._parts) if any(len(a.digits) > 1 for a in self.answers) else ()

    def _worst(self) -> LargestError | None:
        """Return the largest disagreement at the smallest question that is wrong."""
        whole = [a for a in self.answers if a.leaves and all(leaf.obtained is not None for leaf in a.leaves)]
        wrong = [a for a in whole if a.least < math.inf]
        if not wrong:
            return None
        least = min(a.least for a in wrong)
        answer = min(
            (a for a in wrong if a.least < max(ENOUGH, least + 1)), key=lambda a: size(a.question.args(self.function))
        )
        leaf = min(answer.leaves, key=lambda one: answer.digits[one.path])
        index = np.unravel_index(int(np.argmax(answer.errors(leaf))), leaf.expected.shape) if leaf.expected.ndim else ()
        entry = f"[{', '.join(map(str, index))}]" if index else ""
        assert leaf.obtained is not None
        return LargestError(
            at=answer.question.at if answer.question.of else f"{self.function.name} at {answer.question.at}",
            parameter=f"{leaf.path}{entry}" or None,
            obtained=float(leaf.obtained[index]),
            expected=float(leaf.expected[index]),
            question=tuple(self._pasted(answer.question)),
            digits=leading_digits(float(leaf.obtained[index]), float(leaf.expected[index])),
        )

    def _pasted(self, question: Question) -> Iterator[str]:
        """Yield lines of Python that ask the same by hand, where the arguments are few."""
        args = question.args(self.function)
        if question.of or size(args) > PASTED or self.function.call is not None:
            return
        for name, value in zip(self.function.parameters, args, strict=True):
            yield f"{name} = {_written(value)}"
        yield f"{self.function.name}({', '.join(self.function.parameters)})"


def _told(what: Sequence[Finding | Rewritten | str], where: str = "") -> Finding:
    """Return what was found, the author's mistake or edits of which each gives the same numbers, in words."""
    lines = ". Or ".join(map(str, what)).replace("as if", "As if", 1)
    found = what[0] if isinstance(what[0], Finding) else findings.BEHAVES_AS.finding(line="a line", told=lines)
    return replace(found, hint=f"{where}: {found.hint}") if where else found


def _exchanged(values: Sequence[Any], i: int, j: int) -> tuple[Any, ...]:
    places = list(range(len(values)))
    places[i], places[j] = j, i
    return tuple(values[place] for place in places)


def _explained(answer: Reply, value: Tree) -> set[str] | None:
    """Return in which parts a value is wrong as the submission is; None if it is wrong otherwise anywhere."""
    parts = list(zip(answer.leaves, answer.beside(value), answer.right.leaves, strict=False))
    others = [(one, other) for one, other, exact in parts if not answer.alike(exact, other)]
    return {one.path for one, _ in others} if all(answer.alike(*pair) for pair in others) else None


def _shows(answer: Reply, parts: set[str], made: Callable[..., Any]) -> bool:
    """Return whether a function is wrong in some parts as the submission is, and right in the others."""
    with suppress(*BREAKS):
        explained = _explained(answer, asked(made, answer.question.args(answer.function)))
        return explained is not None and all(one in explained or math.isinf(answer.digits[one]) for one in parts)
    return False


def _written(value: Any) -> str:
    if isinstance(value, np.ndarray):
        return f"np.array({value.tolist()!r})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key!r}: {_written(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        inner = ", ".join(map(_written, value))
        return f"[{inner}]" if isinstance(value, list) else f"({inner},)"
    return repr(value)


def _ratio(answer: Reply, paths: Collection[str]) -> float | None:
    """Return the factor between the numbers of some parts and the right ones; None if there is no such factor."""
    pairs = [
        (leaf.obtained, leaf.expected) for leaf in answer.leaves if leaf.obtained is not None and leaf.path in paths
    ]
    if not pairs:
        return None
    obtained, expected = (np.concatenate([np.ravel(one) for one in side]) for side in zip(*pairs, strict=True))
    factor = float(obtained @ expected / (expected @ expected))
    return factor if same(obtained, factor * expected, 0.0) else None


def _differences(of: Task, by: str, question: Question, sides: tuple[float, float], h: float) -> Tree:
    """Return difference quotients of an objective, one for each entry of an argument."""
    args, position = question.args(of), of.parameters.index(by)

    def objective(value: Any) -> float:
        found = asked(of.reference, tuple(value if i == position else arg for i, arg in enumerate(args)))
        return float(next(leaf for _, leaf in leaves(found)).reshape(-1)[0])

    return quotients(objective, args[position], *(side * h for side in sides))


def _ended(answer: Reply) -> bool:
    """Return whether a function raised for no mistake of its arguments' order: it is absent, or ended its process."""
    return isinstance(answer.outcome, Failed) and answer.outcome.kind != "error"
