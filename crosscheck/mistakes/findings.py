"""The texts of any homework's findings: mistakes in what a function does, symptoms of wrong numbers, and remarks.

An entry of a table is a name, a colon and a hint. A level in brackets after the name replaces the level of the table.
The next line, if there is one, is the formula. A line that is indented further continues the line before.
"""

import re
from typing import Any

from crosscheck.mistakes.mistake import Kind, entries
from crosscheck.verdict import Finding

HEAD = re.compile(r"([\w-]+)(?: \((\w+)\))?: (.*)")
REMARK: dict[str, Any] = {"level": "remark", "numbers_right": True}  # a (note) instead if it has no consequence
RULE = "The rule is {params} <- {params} - {eta} * {gradient}({params})."


def kinds(text: str, **same: Any) -> tuple[Kind, ...]:
    """Return the kinds of findings that a table lists."""
    found = list[Kind]()
    for head, *formula in entries(text.replace("{rule}", RULE)):
        kind, level, hint = re.fullmatch(HEAD, head).groups()  # type: ignore[union-attr]
        found.append(Kind(kind, hint, "".join(formula), **(same | ({"level": level} if level else {}))))
    return tuple(found)


#: Mistakes in what a function does: with its arguments, between calls, in how it computes, or as a descent.
BEHAVIOUR = kinds(
    """
    uses-global-initial: The answer is that for {what}, for any {params}.
        Use the argument.
    uses-global-data: The answer is that for the global {data}, for any data.
        Use {points} and {labels}.
    uses-global-initial-and-data: The answer is that for the global {initial}, {X} and {y}, for any arguments.
        Use the arguments.
    integer-truncation: {what} are rounded, or cut, to whole numbers{when}.
        Compute with floats, as after np.asarray(.., dtype=float): an array made like an integer one truncates what
          is written into it, and so do int(..) and astype(int).
    arguments-in-another-order: The arguments are taken in another order: it is right as {function}({theirs}).
        The homework calls {function}({names}).
    hard-coded-answers: The published calls return the published, rounded numbers, and other calls something else.
        The answers are written in, not computed.
    updates-params-in-place: The call changes its argument {params}, by computing in place or by writing into a
          slice of it.
        The caller's array must stay as it is: work on {params}.copy().
    changes-data-in-place: The call changes the data that it is given.
        The caller's arrays must stay as they are.
    changes-arguments: The call changes its arguments: {names}.
        The caller's values must stay as they are: copy them.
    depends-on-earlier-calls: The answer depends on the calls before it: something is left over, or a random generator goes on.
        Look for a global or a default argument that is added to, for a cache, or for random numbers. Start from fresh zeros in
          each call.
    stale-cache: An earlier call's answer, or a part of it, comes back for other arguments.
        It is kept under a key that stays when arguments change, such as their identity (id), shapes, sum or rounded values.
          Compute it again in each call, or keep it under the bytes of all arguments that it depends on.
    reused-buffer: A returned array is overwritten by a later call.
        Make a new array in each call, np.zeros(..), or return a copy of the one that is kept.
    random-noise: The same call gives another answer each time, without a trend: something in it is random, or is never set.
        The function must depend on its arguments only. An array of np.empty holds anything until each entry is set.
    plain-numpy-under-autograd: autograd calls the functions that it differentiates with its own boxes (ArrayBox) in
          place of numbers, and what is called here cannot take them.
        Compute with autograd's own NumPy, import autograd.numpy as anp, in all functions that {gradient} goes through,
          {objective} and those that it calls; without math, float(..) or assignments to an array's entries, which need
          plain numbers.
    forward-difference-large-h: The error is that of {what}: right to {digits}.
        {quotient} is off by h/2 times the curvature. Derive the formulas, or use autograd: they have no such error.
    difference-small-h: The error is that of {what}: right to {digits}.
        Two losses that are nearly equal have nearly all of their 16 digits in common, and their difference has the few that
          are left. A central difference with a step of 1e-5 has 9 or more.
    central-difference-large-h: The error is that of {what}: right to {digits}.
        {quotient} is off by h^2/6 times the third derivative. Derive the formulas, or use autograd: they have no such
          error.
    half-precision: Computed in half precision: right to {digits}.
        Leave out float16; NumPy's float64 keeps 16 digits.
    rounded-gradient: The gradient is rounded, or cut, to {decimals}.
        Return it as it is: the asserts round by themselves, and rounding errors add up over the descent.
    rounded-result: The result is rounded, or cut, to {decimals}.
        Return it as it is: the asserts round by themselves.
    whole-numbers: The results are cut to whole numbers.
        Look for an integer array that they are written into, such as np.zeros(n, dtype=int), or for int(..).
    not-summed: The terms of the single points are returned, not their {whole}; the terms themselves are right.
        Return np.{whole}(...).
    optimize-update: It has another update rule{how}.
        {rule}
    optimize-momentum: Each step keeps a part of the one before: {how}.
        {rule}
    optimize-adaptive: Each parameter has its own step size: {how}.
        {rule}
    optimize-eta-changes: The step size changes: {how}.
        The rule is {params} <- {params} - {eta} * {gradient}({params}), with one {eta} for all steps.
    optimize-weight-decay: A step also subtracts {how} times the {params} themselves, a weight decay.
        {rule}
    optimize-batches: It takes gradients of {how}, not of all {n} points.
        The rule is {params} <- {params} - {eta} * {gradient}({params}, {points}, {labels}), with all points in each step.
    optimize-count: {descent} took gradients at {points_asked}, not at {steps}{asked}.
        Each step needs one, at the {params} after the step before. Gradients at the same {params} count once.
    optimize-returns: {steps}, but what it returns has the form of {what}, with other values.
        If that is meant, it must belong to the {params} after each step: not to {initial}, not to the step before,
          not rounded, not the same array each time, and with nothing left of an earlier call.
    optimize-best: With long steps, {descent} returns earlier {params}{asked}, not those after the last step.
        Return those after the last step, whatever their {objective} is.
    optimize-start: {descent} does not start at the `{initial}` that it is given.
    difference-quotient: These are {what} differences of {of}, with a step of {h}: too few digits are right.
        Use formulas.
    wrong-form: What {function} returns{at} {problem}.
    """,
)
#: Mistakes that make a function fail in use. Its numbers may be right, and then the finding says so.
IN_USE = kinds(
    """
    gradient-shape: The gradient has shape {shape}, which the homework's asserts do not take for a flat array.
        Return shape ({n_parameters},), as with .reshape(-1) or .ravel(): against a flat array, a column is compared
          with each of its entries. If only labels of shape (N, 1) bring this shape, flatten the labels first.
    refuses-column-labels: Labels of shape (N, 1), as the homework's {y} has them, are refused{why}.
        Flatten them first, {labels}.reshape(-1): that takes both shapes.
    refuses-flat-labels: Labels of shape (N,), as the homework's asserts and its docstring have them, are refused{why}.
        Flatten them first, {labels}.reshape(-1), and index them with one index: that takes both shapes.
    wrong-for-flat-labels: Labels of shape (N,), as the homework's docstring has them, bring other answers than those of
          shape (N, 1).
        Flatten them, {labels}.reshape(-1), and what they are compared with, so that (N,) meets (N,): that takes both shapes.
    wrong-for-column-y: Labels of shape (N, 1), as the homework's {y} has them, bring other answers than those of shape (N,).
        Flatten them first: {labels}.reshape(-1) takes both.
    refuses-list: A point given as a list, as the homework's asserts pass it, is refused.
        {point} = np.asarray({point}, dtype=float) takes both lists and arrays.
    return-type-graded: A tensor that requires grad comes back, which np.round in the homework's asserts refuses.
        Return a float, as with .item(), or an array, as with .detach().numpy().
    return-type-longdouble: np.longdouble comes back, with which the homework's asserts fail: they compare all its
          digits with those of a float.
        Return a float: float(..), or compute in np.float64.
    not-roundable: {what} comes back, which np.round in the homework's asserts refuses.
        Return a float, or an array of floats.
    """,
    numbers_right=True,
)
BEHAVIOUR += IN_USE
FAIL_IN_USE = frozenset(kind.kind for kind in IN_USE)
WRONG_FOR_ONE_SHAPE = frozenset({"wrong-for-flat-labels", "wrong-for-column-y"})
#: Symptoms of wrong numbers, for which no known mistake is found.
SYMPTOMS = kinds(
    """
    raises: {at} fails: {message}.
    fails-an-assert: The homework's own assert of {call} fails: {obtained} comes back{printed}.
    wrong-shape: A result of shape {shape} comes back from {at}, where {wanted} expected.
    not-finite: NaN or infinity comes back at ordinary values, as from {at}.
    not-repeatable: The same call gives another answer later on. The function must depend on its arguments only.
    another-in-the-end: It is right at first, and gives other answers once the whole file, or a descent, has run.
        Something puts another function in its place, or changes what it uses.
    errors-passed-on: It is right given your {by}, whose errors add up here: right to {digits}.
        Correct {by} first; if the same code is here, correct it too.
    constant-factor: {parts} are off by a factor.
        It is {factor} times what is expected.
    added-term: A term is added{at}: {factor} times {term}.
        The homework has no such term, or has it with another factor.
    clipped: The right values{at} are clipped: they are {limits}.
    factor-in-blocks: The derivatives with respect to {bad}{alone} are off by a factor.
        It is {factors}.
    zero-in-blocks: The derivatives with respect to {zero}{alone} are zero in every call: are they not done yet?
    steps-add-up: Each derivative is about the sum of the right ones up to it.
        In difference quotients, take the step of one parameter back before that of the next.
    independent-of-an-argument: The answer does not depend on {what}, where it must. It is forgotten, or something else is in its
          place.
    independent-of-arguments: The answer is the same for all arguments.
    wrong-only-in-saturation: It is right at ordinary values and wrong where the output saturates, at {at}, by more
          than rounding, overflow or clipping explain.
        It gives {obtained:.6g} where {expected:.6g} is expected.
    right-in-part: It is right {right}, and wrong {wrong}, in all that was asked.
    wrong-blocks: Only the derivatives with respect to {bad} are wrong; for {right} they are right.
    wrong-entries: Only the derivatives with respect to {bad} are wrong; for {right} they are right.
    behaves-as: It behaves as if {line} were another.
        {told}.
    consistent-in-itself: The derivative agrees with the value returned before it: both have the same mistake.
    differs: The values differ{by}, and no mistake that we know reproduces them.
        {look}
    """,
    explains=False,
)
#: Where to look for a mistake, depending on which functions are right.
LOOKS = kinds(
    """
    intermediates: Take one point, print {intermediates} for it, and compare each with the homework's formula; the first that
          differs is where to look.
    both-ways: Take one point, print {intermediates} for it, then the derivative of its term with respect to each, and compare
          each with the homework's formula; the first that differs is where to look.
    terms: The outputs are right. Take two points with different labels, print the term of each, and compare it with the
          homework's formula by hand; then the sum of both.
    chain: The {objective} is right. Take one point, print the derivative of its term with respect to the output node's sum,
          then to each hidden node's value and sum, and compare each with the chain rule; the first that differs is where to
          look.
    loss-first: It calls your {objective}: correct the functions before it, and check again.
    step: If it takes differences, use central ones with a step h of 1e-5. These are (E(p + h) - E(p - h)) / 2h. A larger step is
          less exact, and a smaller one loses digits by rounding. The {objective}, which it calls, is right.
    """
)
LOOK = {look.kind: look.hint for look in LOOKS}

#: Remarks: lost digits; gradients beside a wrong loss; shapes, types and arguments that the homework's asserts accept.
REMARKS = kinds(
    """
    finite-differences: The error is that of {what}: right to {digits}.
        These errors add up; formulas, or autograd, have none.
    float32: Computed in single precision: right to {digits}.
        NumPy's float64 keeps 16 digits.
    limited-accuracy: Right to {digits}, not to full accuracy.
    changes-with-the-correction: The gradient follows the homework's formulas on your forward pass. It is not the
          derivative of your own {objective}, and changes once the functions before it are corrected.
    not-the-derivative-of-your-loss: It is not the derivative of your own {objective} either, as differences of that
          function show.
        If it follows the homework's formulas, it may be right once the functions before it are: check again then.
    shape-of-y: Labels of shape (N, 1) do not work, only those of shape (N,).
        Your own calls pass flat ones; the homework's {labels} has shape (N, 1): {labels}.reshape(-1) takes both.
    left-out (note): It was asked {asked} of {all} questions: the others would have taken more time or memory than the
          homework's own asserts. This does not count against it.
    with-what-is-lent (note): Judged with a right {outputs} in place of yours, which is not done yet.
    changes-its-arguments: The call changes its argument {names}, but only its shape or type, or too little to matter.
        Work on a copy.
    return-type: Returns {what}, with which the homework's descent fails.
        {params} -= {eta} * {gradient}(..) takes an array: return np.array of shape ({n_parameters},).
    return-type-unprintable: Returns {what}, which cannot be printed as a number.
        Return a float.
    return-type-scalar: Returns {what} where one number is expected.
        Return a float.
    optimize-left-out (note): The homework's own call was made with {points} points: all would have taken too long.
    losses-before-the-last-step: It returns nothing, and never asks for the {objective} after its last step: the losses that it
          prints or draws are one step late, or lack the last.
        Ask for the {objective} once before the first step, and after each step.
    optimize-unfollowed (unjudged): Its steps cannot be followed: neither its calls of {gradient} and {objective} nor
          what it returns show the {params} at each.
        The homework's are {params} <- {params} - {eta} * {gradient}({params}).
    answer-key: This is the answer key, which an import has put in the place of your own: {names}.
    """,
    **REMARK,
)
#: Remarks of the reader of cells.
READING = kinds(
    """
    stub-after-definition: A later cell defines a function once more, unfinished; the finished one is judged.
    name-given-away: A function's name is given to a value later on; the function is judged.
    stray-cell-error: A cell that no function needs raises.
    supplied-import (note): A name that is never imported, as np: the judge supplied it.
    loop-cut-off (note): A loop at the top level that had not ended after 25 s was cut off.
    """,
    **REMARK,
)
#: Why a function is not judged by its numbers. A class's gradebook stores no verdict with `NO_SANDBOX`.
REASONS = kinds(
    """
    error: Raises at a call within the homework's docstrings. (In a file without a homework: unjudged.)
    crash: Ends the process, and does so again when repeated.
    protocol: Forges replies, or writes into the channel that carries them.
    memory: Needs more memory than the limit, at the homework's own calls.
    timeout: Does not finish: one point in 10 s of processor time, or the homework's 500 in 30 s.
    syntax: The cell that defines it is not Python.
    missing (missing): Not defined, or not done yet (NotImplementedError, or nothing returned).
    depends (unjudged): Fails only through a function that it calls, shows nothing while that is wrong, or follows from what that
          keeps or changes.
    package (unjudged): Needs a package that is not installed.
    rejected (unjudged): The file cannot be read as a notebook or a module.
    forbidden (unjudged): Needs what the sandbox forbids: shared memory, many processes, files that are not there, the web.
    no-sandbox (unjudged): The sandbox could not be started, or was ended from outside; or the judge itself failed.
    waiting (unjudged): Waits without using the processor, takes three times its limit by the clock, or was ended by a
          signal from outside or before it began, and so again when repeated. Or the submission had used up its time.
    """,
)
LEVEL_OF_READING = {kind.kind: kind.level for kind in READING}
KINDS = {kind.kind: kind for kind in (*BEHAVIOUR, *SYMPTOMS, *REMARKS, *REASONS)}
NO_SANDBOX = KINDS["no-sandbox"]


def finding(kind: str, **values: object) -> Finding:
    """Return the finding of a kind, with the placeholders of its texts filled in."""
    return KINDS[kind].finding(**values)
