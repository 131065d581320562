"""The files that `crosscheck train` writes: a tidy table, a summary, figures and a record. Nothing is overwritten."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from crosscheck.classes.places import write_whole
from crosscheck.command.train import reports
from crosscheck.command.train.outcome import Outcome
from crosscheck.comparison import records
from crosscheck.homework.circles.contract import NAMES
from crosscheck.homework.circles.run import Run
from crosscheck.report.json_lines import dumps
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.versions import loaded_versions

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

TABLE, SUMMARY = "trajectories.csv", "summary.json"
FIGURES = ("boundary.png", "losses.png", "difference.png", "truth.png")


def require_room(folder: Path) -> None:
    """Raise CannotJudgeError if a file would be overwritten."""
    if present := [name for name in (TABLE, SUMMARY, records.RECORD, *FIGURES) if os.path.lexists(folder / name)]:
        raise CannotJudgeError(f"{folder} holds {', '.join(present)} already; nothing is overwritten.")


def write(folder: Path, outcome: Outcome) -> list[str]:
    """Write the table, the figures, the summary and last the record, if the run is complete. Return the files' names.

    CannotJudgeError if a file cannot be written, or if a party does not answer where its boundary is drawn.
    """
    if (run := outcome.comparison.run) is None:
        return []
    drawn = _figures(run, outcome)
    write_whole(folder / TABLE, _table(run).to_csv(index=False, na_rep="nan", lineterminator="\n"))
    for name, figure in drawn.items():
        figure.savefig(picture := io.BytesIO(), format="png")
        write_whole(folder / name, picture.getvalue())
    write_whole(folder / SUMMARY, _summary(run, outcome))
    write_record(folder / records.RECORD, run)
    return [TABLE, *drawn, SUMMARY, records.RECORD]


def write_record(path: Path, run: Run) -> None:
    """Write all numbers of a run, with versions and machine, for `--against`. CannotJudgeError if that fails."""
    write_whole(path, records.dumps(records.record_of(run, loaded_versions())))


@np.errstate(all="ignore")
def _figures(run: Run, outcome: Outcome) -> dict[str, Figure]:
    from crosscheck.figures import training as figures

    drawn = [figures.boundary(run, outcome.parties), figures.losses(run), figures.difference(run)]
    if outcome.truth is not None:
        drawn.append(figures.truth(outcome.truth))
    return dict(zip(FIGURES, drawn, strict=False))


def _summary(run: Run, outcome: Outcome) -> str:
    ends = {n: {"first_loss": t.losses[0].item(), "last_loss": t.losses[-1].item()} for n, t in run.parties.items()}
    whole = {"schema": "crosscheck.train-summary/1", "agree": outcome.comparison.agree, "verdict": outcome.verdict}
    whole |= {"steps": run.n_steps, "eta": run.eta, "points": len(run.y), "parties": ends}
    return dumps(whole | reports.summary(outcome), indent=2) + "\n"


def _table(run: Run) -> pd.DataFrame:
    """Return a row for each step and party: loss, the 17 parameters by name, the 17 derivatives as d_u1 .. d_b4."""
    import pandas as pd

    columns = ["loss", *NAMES, *(f"d_{parameter}" for parameter in NAMES)]
    all_of = {name: np.column_stack([mine.losses, mine.params, mine.gradients]) for name, mine in run.parties.items()}
    frames = {name: pd.DataFrame(numbers, columns=columns) for name, numbers in all_of.items()}
    whole = pd.concat(frames, names=["party", "step"]).reset_index().sort_values("step", kind="stable")
    return whole[["step", "party", *columns]]
