"""Ask one function everything: the homework's own calls, the probes that are not too slow, and some of them again."""

import itertools
import random
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from operator import attrgetter, methodcaller
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from crosscheck.homework.network import NetworkExamination
from crosscheck.homework.parts import Data, Function
from crosscheck.homework.variations import LABELS, Sequenced
from crosscheck.judge.asking.accuracy import BY_CHANCE, digits_of
from crosscheck.judge.asking.cost import FREE_SECONDS, Cost, affordable
from crosscheck.judge.asking.evidence import FEW, REQUIRES_GRAD, Asserted, Evidence, Form
from crosscheck.judge.asking.repetition import AFTER_ANOTHER, IN_A_ROW, REPEATABLE, distance, shown
from crosscheck.submissions.outcomes import FATAL, NOT_JUDGED, Failed, Outcome, Returned
from crosscheck.submissions.probes import Answer, Array, Probe

if TYPE_CHECKING:  # a verdict needs only one of them
    from crosscheck.judge.asking.in_process import InProcess
    from crosscheck.sandbox.session import Session

#: What answers for a submission: a sandboxed session, or the functions themselves in a notebook.
Student: TypeAlias = "InProcess | Session"
Places: TypeAlias = Iterable[tuple[Array, Array, Array]]  # params, X and y of each
Arguments: TypeAlias = tuple[Any, ...]
OF_ONE_POINT = 16  # largest number of points of a probe for a function of one point, which takes as many calls
IN_PLACE = 2  # number of points at which such a function is asked in place
EXAMINATIONS = 12  # size of the cache of questions; an entry is one function of an examination with one shape of labels
OTHER_PRECISIONS = (np.float16, np.float32, np.longdouble)
ENDING = frozenset({"missing", "not_implemented", "syntax", "package", "waiting"})  # every other question fails as well
LONG_SECONDS = 5.0  # processor seconds. If all points take longer, some sizes may not be asked, and a note says so.
FOR_FEW = 2  # Questions of few points may cost so many times the allowed cost in addition.
LEAST = 12  # number of questions at ordinary parameters that are always asked: the most telling ones
TOO_DEAR = frozenset({"timeout", "memory"})
NO_STACK = "RecursionError"
TWICE = 3  # number of questions of few points, and of many points, whose calls are made twice
HARMLESS = 1e-9  # An argument that changes by no more matters to nobody.
UNCHANGED = 1e-6  # relative difference allowed between two answers to the same arrays
IN_TURNS = 2  # Questions along the descent may cost so many times the allowed cost, for each function.
ELSEWHERE = 0.8, 0.95  # range of the factor to parameters, for questions that are near earlier ones
AGAIN = IN_A_ROW + 2 * AFTER_ANOTHER  # largest number of calls of a repetition


def ask(student: Student, function: Function, questions: Places, in_place: bool = False) -> list[list[Outcome]]:
    """Ask a function at several places in one message. Return the outcomes of the calls that each place takes."""
    each = [function.calls(*question) for question in questions]
    asked = [call for calls in each for call in calls]
    outcomes = iter(student.call_each(function.name, asked, in_place=in_place) if asked else ())
    return [[next(outcomes) for _ in calls] for calls in each]


def numbers(outcomes: Sequence[Outcome]) -> Array | None:
    """Return all returned numbers in one array; None if a call failed."""
    values = [outcome.value.reshape(-1) for outcome in outcomes if isinstance(outcome, Returned)]
    return np.concatenate([np.zeros(0), *values]) if len(values) == len(outcomes) else None


def ask_numbers(student: Student, function: Function, questions: Places, size: int) -> Array:
    """Ask at several places, and return all numbers in one array; NaN if their count is not `size`."""
    values = numbers([one for outcomes in ask(student, function, questions) for one in outcomes])
    return values if values is not None and values.size == size else np.full(size, np.nan)


def slopes_along(
    student: Student, function: Function, probe: Probe, directions: Array, steps: Sequence[float]
) -> Array:
    """Return a function's central differences (n, k), with n steps along k directions (k, P); NaN if a call fails."""
    moved = [probe.params + end * direction for h in steps for direction in directions for end in (h, -h)]
    ends = ask_numbers(student, function, [(end, probe.X, probe.y) for end in moved], len(moved))
    apart = ends[::2] - ends[1::2]
    return np.asarray(apart.reshape(len(steps), -1) / (2 * np.array(steps)[:, np.newaxis]))


def read(function: Function, probe: Probe, outcomes: Sequence[Outcome]) -> Answer:
    """Join the outcomes of a probe's calls. A float, an array of one entry, a list and an array (1, P) are equal."""
    bad = [i for i, o in enumerate(outcomes) if isinstance(o, Failed) or (function.of_one_point and o.value.size != 1)]
    expected = probe.values[function.name]
    values = None if bad else np.concatenate([o.value.reshape(-1) for o in outcomes if isinstance(o, Returned)])
    value = values.reshape(expected.shape) if values is not None and values.size == expected.size else None
    return Answer(function.name, probe, outcomes[(first := [*bad, 0][0])], value, first)


class Questions:
    """The questions of an examination that suit a function. `column`: labels are (N, 1) if the probe leaves it open."""

    def __init__(self, examination: NetworkExamination, function: Function, column: bool) -> None:
        self._function = function
        # These arguments may be cached: nobody changes them.
        self.calls = cache(lambda probe: function.calls(probe.params, probe.X, probe.y))
        self.keys = cache(lambda probe: [key(args) for args in self.calls(probe)])  # the keys of a probe's calls
        self.probes = self._suitable(examination.probes)  # the most telling first
        # What is asked on the same arrays, changed in place, and at points that are integers.
        sequences = [_suited(one, function, column) for one in examination.sequences]
        self.short = sequences[0] if sequences else ()
        self.long = [] if function.of_one_point else sequences[1:]
        self.whole = [replace(probe, y=probe.y.reshape(_shape(column))) for probe in examination.of_whole_numbers]

    def _suitable(self, probes: Iterable[Probe]) -> list[Probe]:
        """Return the questions. For a function of one point, leave out large ones, and those that a larger one has."""
        if not self._function.of_one_point:
            return list(probes)
        few = [probe for probe in probes if len(probe.X) <= OF_ONE_POINT and not probe.column]
        asked: set[Hashable] = set()
        kept = []
        for probe in sorted(few, key=lambda probe: -len(probe.X)):
            keys = set(self.keys(probe))
            if not keys <= asked:
                kept.append(probe)
            asked |= keys
        return [probe for probe in few if probe in kept]


#: The questions to a function. They are the same for all submissions.
questions_to = lru_cache(maxsize=EXAMINATIONS)(Questions)


def key(args: Sequence[object]) -> Hashable:
    """Return a key of a call's arguments. A list and an array of the same numbers have different keys."""
    arrays = [*map(np.asarray, args)]
    return (*map(type, args), *map(attrgetter("shape", "dtype"), arrays), *map(methodcaller("tobytes"), arrays))


def _suited(sequence: Sequenced, function: Function, column: bool) -> Sequenced:
    """Fit a sequence to a function: change only its arguments, keep few points if it takes one, shape the labels."""
    points = slice(IN_PLACE if function.of_one_point else None)
    kept = [one for one in sequence if one[0] != LABELS or function.slot("labels") is not None]
    return tuple((change, replace(p, X=p.X[points], y=p.y[points].reshape(_shape(column)))) for change, p in kept)


def _shape(column: bool) -> tuple[int, ...]:
    return (-1, 1) if column else (-1,)


class Questioning:
    """Asks one function everything, once; a function that hangs or crashes is not asked again."""

    def __init__(self, student: Student, examination: NetworkExamination, function: Function, data: Data) -> None:
        """Ask a student; `data` holds the homework's, with labels in the shape in which the submission keeps them."""
        self.student, self.function, self._data = student, function, data
        self.evidence = Evidence(examination.homework, function, Cost(function.slot("points")))
        self._seed = examination.seed
        self._questions = questions_to(examination, function, data.y.ndim == 2)
        self._dear: list[Arguments] = []  # slow calls that were the first of their shapes: they may have compiled code
        #: The first failure that says nothing of the numbers. The second ends the questioning.
        self._unclear: Failed | None = None
        self._published: dict[Hashable, Outcome] = {}  # outcomes of the homework's own calls, by their arguments

    @property
    def unclear(self) -> bool:
        """Whether a call failed for a reason that may not be the function's, such as a wait."""
        return self._unclear is not None

    def ask_published(self, most: int | None = None) -> None:
        """Make the homework's own calls of this function that were not made before, `most` of them at most."""
        e = self.evidence
        cases = [case for case in e.homework.printed if case.function == self.function.name][:most]
        calls = [case.arguments(self._data) for case in cases]
        new = [args for args in calls if key(args) not in self._published]
        self._published |= zip(map(key, new), self._ask_each(new), strict=True)
        if most is not None:
            return
        for case, args in zip(cases, calls, strict=True):
            outcome = self._published[key(args)]
            e.asserted.append(Asserted(case, outcome, isinstance(outcome, Returned) and _holds(case, outcome)))
        e.cost.end_of_asserts()
        refused = [args for args in calls if isinstance(self._published[key(args)], Failed) and self._unclear is None]
        e.accepts_arrays = any(self._accepts_arrays(args) for args in refused)

    def ask_probes(self) -> None:
        """Ask at all probes that are not too slow, and on the same arrays changed in place."""
        e, asks = self.evidence, self._questions
        its_own = [p for p in asks.probes if p.kind in ("published", "homework")]
        printed = [p for p in its_own if self._published.keys() >= set(asks.keys(p))]  # in its asserts
        asked = {p: read(self.function, p, [self._published[one] for one in asks.keys(p)]) for p in printed}
        waiting: Sequence[Probe] = [p for p in asks.probes if p not in asked]
        few = [p for p in waiting if p.ordinary and p.y.size <= FEW]
        flat, columns = ([p for p in few if not p.gentle and p.column is column] for column in (False, True))
        n = len(e.homework.data.y)
        many = [p for p in waiting if p.kind == "fresh" and not p.listed and FEW < p.y.size <= n]
        own = [p for p in many if p.y.size == n and p.column is (self._data.y.ndim == 2)]
        # Asked at any cost. One question of many points is asked now, and one at the end, however slow the function is.
        chosen: Sequence[Probe] = [*(p for p in few if p.gentle), *flat[:LEAST], *columns[:1], *many[:1]]
        while chosen:  # their cost predicts that of the others better
            asked |= {answer.probe: answer for answer in self._ask_all(chosen)}
            # Repeat calls that took far longer than others suggest: the first call may have compiled something.
            again = [index for index, args in enumerate(self._dear) if e.cost.stands_out(args)]
            self._ask_each([self._dear.pop(index) for index in reversed(again)])
            waiting = [p for p in waiting if p not in chosen]
            left = e.cost.left - self._price(probe for _, probe in asks.short)
            # Questions of few points may take longer. They have about 300 points together: a loop over points takes
            # nearly as long as in the asserts, and the clock's error would decide what is left out.
            few = [p for p in waiting if p.y.size <= FEW]
            chosen = self._affordable(few, left + FOR_FEW * e.cost.free) or self._affordable(waiting, left)
        # Also ask one question of more points than the homework has, unless that takes long, and the largest of fewer
        # if it is cheap. All points were asked before: what is slow only at first would leave these out, unnoted.
        most = sorted((p for p in many if p.y.size < n), key=lambda p: p.y.size)[-1:]
        large, cost = [p for p in asks.probes if p.y.size > n][:1], e.cost.of(n)
        chosen = [*most, *large] if cost <= FREE_SECONDS else large if cost <= LONG_SECONDS else []
        if asked.keys().isdisjoint(own):  # at any cost: no function is too slow for all points
            chosen = [*own[:1], *chosen]
        asked |= {answer.probe: answer for answer in self._ask_all([p for p in chosen if p not in asked])}
        e.answers = [asked[p] for p in asks.probes if p in asked]
        e.left_out = [p for p in asks.probes if p not in asked]
        self._ask_in_place(asks.short)
        self._ask_in_place(next((one for one in asks.long if self._price(p for _, p in one) <= e.cost.left), ()))
        drawn = random.Random(self._seed).sample([*asked], len(asked))  # nobody knows which are asked twice
        # The homework's own points come first: nothing may be changed in place there.
        drawn.sort(key=own[:1].__contains__, reverse=True)
        to_many = self._affordable((p for p in drawn if p.y.size > FEW), e.cost.left / 2)
        self._ask_twice([*[p for p in drawn if p.y.size <= FEW][:TWICE], *to_many[:TWICE]])
        self.ask_again(whole=asks.whole)
        e.failure = e.failure or self._unclear

    def ask_again(self, after_others: bool = False, also: Collection[Probe] = (), whole: Sequence[Probe] = ()) -> None:
        """Repeat the smallest questions, the first wrong ones and those of `also`. If an answer moves, find out how.

        `after_others`: whether the other functions have been called since. Those of `whole` go in the same message.
        """
        e = self.evidence
        points = attrgetter("probe.y.size")
        fresh = sorted([a for a in e.answers if a.fresh and 1 < points(a) <= FEW], key=points)
        wrong = [a for a in e.answers if a.fresh and not a.agrees and a not in fresh[:2]]
        wrong.sort(key=points)
        first = [*fresh[:2], *(a for a in wrong[:2] if self._price([a.probe]) * AGAIN <= e.cost.free)]
        first += [a for a in e.answers if a.probe in also]
        repeated = self._answers([*(answer.probe for answer in first), *whole])
        e.of_whole_numbers += repeated[len(first) :]
        for answer, again in zip(first, repeated, strict=False):
            moved = distance(answer, again)
            if moved > REPEATABLE and e.repeats is None:
                another = next((a.probe for a in fresh if a is not answer), answer.probe)
                e.repeats = self._repeat(answer.probe, another, after_others and e.moved <= REPEATABLE)
            e.moved = max(e.moved, moved)
        if self._unclear is not None and not self._unclear.too_late:
            e.failure = e.failure or self._unclear

    def is_right_elsewhere(self) -> bool:
        """Ask at other parameters, with few points and, if that is cheap, with many. Return whether the answers are right.

        Questions that were asked before could be answered by heart.
        """
        e = self.evidence
        right = (a for a in e.answers if digits_of(a, e.role) >= BY_CHANCE)  # perhaps for labels of one shape only
        drawn = [a.probe for a in right if a.fresh and not a.probe.strained]
        few, many = ([p for p in drawn if (p.y.size <= FEW) is side] for side in (True, False))
        chosen = [*few[:1], *self._affordable(sorted(many, key=lambda p: p.y.size), e.cost.free)[:1]]
        scale = random.Random(self._seed).uniform(*ELSEWHERE)
        answers = self._answers([replace(probe, params=scale * probe.params) for probe in chosen])
        unclear = (isinstance(a.outcome, Failed) and a.outcome.kind == "waiting" for a in answers)
        return all(no or digits_of(a, e.role) >= BY_CHANCE for a, no in zip(answers, unclear, strict=True))

    def _ask_all(self, probes: Sequence[Probe]) -> list[Answer]:
        """Ask at each probe, at most of them in one message: a quick call takes less time than its message.

        A probe of more points than the homework has is left out if it fails for want of time, memory or stack.
        """
        own = len(self.evidence.homework.data.y)
        answers = self._answers([probe for probe in probes if probe.y.size <= own])
        for probe in (probe for probe in probes if probe.y.size > own):
            before, (answer,) = self.evidence.failure, self._answers([probe])
            if _is_too_dear(answer.outcome):
                self.evidence.failure = before
            else:
                answers.append(answer)
        return answers

    def _ask_in_place(self, sequence: Sequenced) -> None:
        """Ask on the same arrays, changed in place between the calls. The last call is made twice without a change."""
        if not sequence or self.evidence.failure is not None:
            return
        changes, probes = zip(*sequence, strict=True)
        *others, (last, again) = self._answers_to(probes, [*[1] * (len(probes) - 1), 2], in_place=True)
        answers = [*(answer for (answer,) in others), last]
        self.evidence.sequences.append(tuple(zip(changes, answers, strict=True)))
        self._note_moved(last, again)

    def _ask_twice(self, probes: Sequence[Probe]) -> None:
        """Make each call twice with the same arrays. The second answer shows what the first call changed in them."""
        if self.evidence.failure is None and not any(change > HARMLESS for change in self.evidence.changed.values()):
            for first, again in self._answers_to(probes, [2] * len(probes), in_place=True):
                self._note_moved(first, again)

    def _note_moved(self, first: Answer, again: Answer) -> None:
        """Record how far a second answer to the same arrays is from the first."""
        moved = distance(first, again)
        if moved > UNCHANGED:
            self.evidence.moved = max(self.evidence.moved, moved)

    def _ask_each(self, calls: Sequence[Arguments], in_place: bool = False) -> list[Outcome]:
        """Call the function several times, and record what the calls did besides returning."""
        if self.evidence.failure is not None:
            return [self.evidence.failure] * len(calls)
        outcomes = self.student.call_each(self.function.name, calls, in_place=in_place) if calls else []
        self._note(calls, outcomes, in_place)
        return outcomes

    def _note(self, calls: Sequence[Arguments], outcomes: Sequence[Outcome], in_place: bool = False) -> None:
        e, labels = self.evidence, self.function.slot("labels")
        slow = e.cost.note(calls, [outcome.seconds for outcome in outcomes])
        for outcome, args, dear in zip(outcomes, calls, slow, strict=True):
            if isinstance(outcome, Failed):
                if outcome.kind in NOT_JUDGED and self._unclear is None:
                    self._unclear = outcome
                elif outcome.kind in FATAL | ENDING and outcome is not self._unclear:
                    e.failure = outcome
                continue
            if dear:
                self._dear.append(args)
            column = labels is not None and np.ndim(args[labels]) == 2
            e.forms.add(Form(outcome.type, outcome.value.shape, outcome.dtype, column))
            e.overwritten |= outcome.later is not None
            # In place, changes add up over calls. The other calls show what one call changes.
            for index, after in outcome.changed.items() if not in_place else ():
                e.changed[index] = max(e.changed.get(index, 0.0), _change(args[index], after))

    def _accepts_arrays(self, args: Arguments) -> bool:
        """Return whether the function takes arrays in place of lists."""
        arrays = tuple(np.asarray(arg, dtype=float) if isinstance(arg, list) else arg for arg in args)
        return any(isinstance(arg, list) for arg in args) and isinstance(self._ask_each([arrays])[0], Returned)

    def _repeat(self, probe: Probe, another: Probe, after_others: bool) -> str | None:
        """Ask one question many times in a row, then several times right after another one. Return what this shows."""
        in_a_row = [answer.value for answer in self._answers([probe] * IN_A_ROW)]
        after_another = [answer.value for answer in self._answers([another, probe] * AFTER_ANOTHER)[1::2]]
        to_others = [answer.value for answer in self.evidence.answers if not answer.probe.asks_as(probe)]
        return shown(in_a_row, after_another, to_others, after_others)

    def _answers(self, probes: Sequence[Probe]) -> list[Answer]:
        """Ask at each of several probes once."""
        return [answer for (answer,) in self._answers_to(probes, [1] * len(probes))]

    def _answers_to(self, probes: Sequence[Probe], times: Sequence[int], in_place: bool = False) -> list[list[Answer]]:
        """Ask several times at each of several probes, in one message: a quick call takes less than its message."""
        each = [(probe, n, self._questions.calls(probe)) for probe, n in zip(probes, times, strict=True)]
        calls = [args for _, n, of_probe in each for args in of_probe for _ in range(n)]
        outcomes, answers = iter(self._ask_each(calls, in_place)), list[list[Answer]]()
        for probe, n, of_probe in each:
            told = list(itertools.islice(outcomes, n * len(of_probe)))
            answers.append([read(self.function, probe, told[i::n]) for i in range(n)])
        return answers

    def _affordable(self, probes: Iterable[Probe], seconds: float) -> Sequence[Probe]:
        return affordable(((probe, self._price([probe])) for probe in probes), seconds)

    def _price(self, probes: Iterable[Probe]) -> float:
        sizes, cost = [p.y.size for p in probes], self.evidence.cost
        return sum(sizes) * cost.of(1) if self.function.of_one_point else sum(map(cost.of, sizes))


def ask_in_turns(questionings: Sequence[Questioning], choice: Sequence[Sequence[Probe]]) -> Sequence[Probe]:
    """Ask functions one after the other at each probe, as a descent does. Return the probes that were asked.

    They are the first of the `choice` that do not take long, or the last if all do. The choice begins with the dearest.
    """
    most = {q: IN_TURNS * q.evidence.cost.free for q in questionings}
    cheap = (probes for probes in choice if all(q._price(probes) <= most[q] for q in questionings))
    chosen = next(cheap, choice[-1])
    asked = [(q, p, q._questions.calls(p)) for p in chosen for q in questionings]
    names = [q.function.name for q, _, calls in asked for _ in calls]
    outcomes = iter(questionings[0].student.call_all(names, [args for *_, calls in asked for args in calls]))
    for q, probe, calls in asked:
        of_probe = [next(outcomes) for _ in calls]
        q._note(calls, of_probe)
        q.evidence.answers.append(read(q.function, probe, of_probe))
    for q in questionings:
        q.evidence.failure = q.evidence.failure or q._unclear
    return chosen


def _holds(case: Any, outcome: Returned) -> bool:
    """Return whether an assert holds in the precision of the returned value: ``==`` depends on the last bit."""
    precision = next((kind for kind in OTHER_PRECISIONS if outcome.dtype == np.dtype(kind).name), np.float64)
    holds = outcome.type != REQUIRES_GRAD and not outcome.unrounded
    return holds and bool(case.holds(outcome.value.astype(precision)))


def _is_too_dear(outcome: Outcome) -> bool:
    """Return whether a call failed for want of time, memory or stack."""
    return isinstance(outcome, Failed) and (outcome.kind in TOO_DEAR or outcome.exception == NO_STACK)


def _change(before: Any, after: Array) -> float:
    """Return how much a call changed an argument: 0 if only its shape or type changed, infinity if its size did."""
    was = np.asarray(before, dtype=float).reshape(-1)
    if was.size != after.size:
        return float("inf")
    return float(np.nan_to_num(np.abs(after.reshape(-1) - was), nan=np.inf).max())
