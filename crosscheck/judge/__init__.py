"""Judge a submission: three functions, each on its own contract, at points that nobody can know beforehand."""

from crosscheck.judge.judging import judge
from crosscheck.judge.verdict import Comparison, Finding, FunctionVerdict, Verdict, Worst

__all__ = ["Comparison", "Finding", "FunctionVerdict", "Verdict", "Worst", "judge"]
