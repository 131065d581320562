"""What must be saved, so that a killed run can be resumed without any difference?"""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from crosscheck.figures.style import INK, Axes, line, picture, power_of_ten
from crosscheck.homework.circles.contract import NAMES
from crosscheck.lecture.bounded import carrying, rounding
from crosscheck.lecture.exercise import Selection
from crosscheck.lecture.topic import Allowed, Mistake, Quantities, Side, Start, Topic
from manual.topics import resuming
from manual.topics.resuming import train

N_STEPS, KILLED_AFTER = 30, 15  # in the middle of the second epoch


def measure(side: Side, start: Start) -> Quantities:
    """Take all steps in one run; in two runs that share only a file; and in two that share only the parameters.

    Steps are counted from 0: step k takes batch k, and p are the parameters after it.
    """
    given = (*side.arrays(*start.given), start.seed)
    with TemporaryDirectory() as folder:
        whole, batches = map(np.asarray, side.code.train(*given, N_STEPS, Path(folder, "whole.npz")))
        file = Path(folder, "killed.npz")
        runs = [side.code.train(*given, steps, file) for steps in (KILLED_AFTER, N_STEPS)]
        params, steps = side.given(whole[KILLED_AFTER - 1]), N_STEPS - KILLED_AFTER
        alone, _ = side.code.train(params, *given[1:], steps, Path(folder, "parameters.npz"))
    trajectory, again = (np.concatenate([np.asarray(one) for one in each]) for each in zip(*runs, strict=True))
    resumed = {"point, resumed": again, "p, resumed": trajectory, "p, from parameters alone": alone}
    return {"point": batches, "p": whole, **resumed}


def telling(_: Start, measured: Quantities) -> Quantities:
    """Return the distance between the ends of a resumed run and of the uninterrupted run."""
    end, momentum_forgotten = measured["p"][-1], measured["p, from parameters alone"][-1]
    return {
        "distance from the uninterrupted run, all saved": np.linalg.norm(measured["p, resumed"][-1] - end),
        "distance from the uninterrupted run, parameters alone saved": np.linalg.norm(momentum_forgotten - end),
        "distance from start to end": np.linalg.norm(end - measured["p"][0]),
    }


def allowed(start: Start, _: Quantities) -> dict[str, Allowed]:
    """Allow the trajectories their rounding errors; the order of the points is exact."""
    side = carrying(Side("by hand", resuming, np.array))
    side.code._save = lambda *_: None
    _, X, y = given = side.arrays(*start.given)
    whole = side.code.train(*given, start.seed, N_STEPS, Path("no file"))[0]
    alone = side.code.train(whole[KILLED_AFTER - 1], X, y, start.seed, N_STEPS - KILLED_AFTER, Path("no file"))[0]
    return dict.fromkeys(("p", "p, resumed"), rounding(whole)) | {"p, from parameters alone": rounding(alone)}


STOPPED, LONG = 25, 60  # steps in the picture
FORGOTTEN: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "nothing": lambda _: {},
    "velocity": lambda _: {"v": np.zeros(17)},
    "order of the points": lambda saved: {"order": np.arange(len(saved["order"]))},
    "random generator": lambda _: {"words": np.random.default_rng(0).integers(2**32, size=624, dtype=np.uint32)},
}
EXACT = 1e-6  # the height at which "exactly 0" is drawn


@picture("A resumed run differs by what was not saved", height=6.4, legend=2)
def draw(start: Start, ax: Axes) -> None:
    """A run is stopped after 25 steps, at the dashed line, and resumed.

    With everything saved it equals the uninterrupted run in every bit. Without the optimizer's velocity, or the
    order of the points in this epoch, it differs at once. Without the state of the random generator it differs from
    the next epoch on.
    """
    given, steps = (*start.given, start.seed), np.arange(1, LONG + 1)
    with TemporaryDirectory() as folder:
        unbroken, _ = train(*given, LONG, Path(folder) / "unbroken.npz")
        for i, (what, instead) in enumerate(FORGOTTEN.items()):
            file = Path(folder) / f"{i}.npz"
            before, _ = train(*given, STOPPED, file)
            with np.load(file) as saved:
                state: dict[str, Any] = dict(saved)
            np.savez(file, **state | instead(state))
            after, _ = train(*given, LONG, file)
            distance = np.abs(np.concatenate([before, after]) - unbroken).max(axis=1)
            ax.plot(steps, np.maximum(distance, EXACT), markevery=(i, 6), label=f"{what} forgotten", **line(i))
    ax.axvline(STOPPED, color=INK, linestyle="--", linewidth=1.6)
    ax.set_yscale("log")
    ticks = (EXACT, 1e-4, 1e-3, 1e-2)
    ax.set_yticks(ticks, ["exactly 0", *map(power_of_ten, ticks[1:])])
    ax.set_yticks([], minor=True)
    ax.set(xlabel="step", ylabel="distance from the uninterrupted run")


WITHOUT = {
    "p": "the run starts again from the beginning",
    "m": "the next steps follow single batches, not the mean of many",
    "v": "the next steps are far too long: they are divided by the root of a mean that is nearly 0 again",
    "t": "the next steps are too short: both means are corrected as at the first step",
    "generator": "the first batches are drawn once more",
}
NEEDLESS = {
    "order": "There are no epochs here, so there is no order: each batch is drawn by itself.",
    "gradient": "The gradient is computed again from p and the next batch. All that is used of the last one is in m "
    "and v.",
    "X": "The points do not change; the run reads them when it starts.",
    "losses": "The losses are for you to see: no step depends on them.",
}

what_to_save = Selection(
    right=tuple(WITHOUT),
    among=(*WITHOUT, *NEEDLESS),
    missing=lambda names: f"Something is missing. Without it {WITHOUT[names[0]]}.",
    extra=lambda names: NEEDLESS[names[0]],
    lesson="In torch these are the state_dict of the model (p) and of the optimizer (m, v and t), and the generator's "
    "state.",
)

TOPIC = Topic(
    place=(5, 4),
    formulas=r"""v \leftarrow \mu v + g \qquad p \leftarrow p - \eta_k v
        \eta_k = \eta 2^{-\lfloor k / 10 \rfloor}""",
    does=("everything that must be saved", "`state_dict`s and generators"),
    core=(("def _save", "def _load"), ("def _save", "def _load")),
    mistake=Mistake(
        what="Only the model is saved",
        why="`torch.save(model.state_dict(), ..)` alone is what many tutorials show. Momentum then starts from 0 and "
        "the rate from its first value: the steps after the interruption differ.",
        right="parts = [model, optimizer, scheduler]",
        wrong="parts = [model]",
    ),
    axes=dict.fromkeys(("point", "point, resumed"), ("step", "place"))
    | dict.fromkeys(("p", "p, resumed", "p, from parameters alone"), ("step", NAMES)),
    notebook=8,
)
