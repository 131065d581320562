"""Which statements of a submission does one function need?

A statement is needed if it binds or changes a global name that is needed, or writes a file that a needed statement
names, and it needs the names that it refers to; everything else (asserts, plots, downloads, training) stays unrun. What
may bind any name is needed by all: a star import, or ``exec(..)`` at top level.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Sequence

    from .names import CallForEffect, Statement

_READERS = """
read_hdf read_csv read_table read_excel read_pickle read_json HDFStore File load loadtxt genfromtxt fromfile open
wget_data urlretrieve urlopen
"""
_WRITERS = """
open save savez savez_compressed savetxt tofile memmap dump to_csv to_hdf to_pickle write_text write_bytes
"""
_MAKERS = frozenset({"mkdir", "makedirs", "chdir", "shelve"})  # of folders, and of files without an ending
BINDERS = frozenset({"exec", "globals"})  # what is called where names are bound that the text does not show
_SETTERS = frozenset({"setattr", "delattr"})
_UNSET = frozenset({"matplotlib", "seaborn", "pandas", "IPython", "os", "subprocess", "time", "urllib", "requests"})


class Needs:
    """The dependencies among the statements of one submission.

    Parameters
    ----------
    statements : in the order of the submission
    provided : names whose value does not come from a file that the submission reads
    leaves_arguments : names of functions that do not change their arguments
    """

    def __init__(
        self, statements: Sequence[Statement], provided: Container[str], leaves_arguments: Collection[str]
    ) -> None:
        self._statements = statements
        self._provided = provided
        self._leaves_arguments = frozenset(leaves_arguments)
        self._packages = {name: package for each in statements for name, package in each.imports.items()}
        self._functions = {name for each in statements if not each.imports for name in each.binds}
        self._assigns_globally = _gathered((name, each.binds_when_called) for each in statements for name in each.binds)
        self._changes_globally = _gathered(
            (name, each.changes_when_called) for each in statements for name in each.binds
        )
        self._touching: defaultdict[str, list[int]] = defaultdict(list)
        for i, each in enumerate(statements):
            for name in self._touched(each):
                self._touching[name].append(i)
        self._files = frozenset().union(*map(_written, statements))
        self._stars = [i for i, each in enumerate(statements) if each.is_star_import or each.calls & BINDERS]
        self._settings = [(i, package) for i, each in enumerate(statements) if (package := self._set_package(each))]

    def of(self, target: str) -> set[int]:
        """Return the indices of the statements that `target` needs, those that bind it among them."""
        chosen: set[int] = set()
        names: set[str] = set()
        new = {target}.union(*(self._statements[i].refers_to for i in self._stars))
        chosen.update(self._stars)
        while new:
            names |= new
            found = {i for name in new for i in self._needed_touching(name)}
            packages = {self._packages[name] for name in names if name in self._packages} | {"sys"}  # it is everybody's
            found |= {i for i, package in self._settings if package in packages}
            new = {name for i in found - chosen for name in self._needs_itself(self._statements[i])} - names
            chosen |= found
        return chosen

    def _needs_itself(self, statement: Statement) -> frozenset[str]:
        writes = self._files and _written(statement)
        return statement.refers_to | (self._files & statement.strings) | (statement.binds if writes else frozenset())

    def is_replaced(self, name: str) -> bool:
        """Whether a value is to be provided for `name`: nothing binds it, or what binds it reads a file."""
        return not any(name in self._statements[i].binds and not self._reads(i, name) for i in self._touching[name])

    def _needed_touching(self, name: str) -> list[int]:
        return [i for i in self._touching[name] if name not in self._provided or not self._reads(i, name)]

    def _reads(self, index: int, name: str, seen: frozenset[int] = frozenset()) -> bool:
        """Whether what statement `index` gives `name` comes from a file, directly or through other names."""
        statement = self._statements[index]
        if statement.imports or index in seen:
            return False
        return bool(not statement.mentions.isdisjoint(_READERS.split())) or any(
            self._reads(i, other, seen | {index})
            for other in statement.refers_to - {name}
            for i in self._touching[other]
        )

    def _touched(self, statement: Statement) -> set[str]:
        names = set(statement.binds | statement.changes | _written(statement))
        called = statement.calls - self._leaves_arguments
        changed = (statement.acts_on | statement.extends).union(*(self._changes_globally[name] for name in called))
        names |= changed - self._packages.keys()
        names.update(*(self._assigns_globally[function] for function in statement.calls))
        for call in statement.calls_for_effect:
            names |= {name for name in self._given(call) if name not in self._provided and name not in self._packages}
        return names

    def _given(self, call: CallForEffect) -> frozenset[str]:
        """Return the names of what a call may change, other than that of which it is a method."""
        if call.name in self._functions:
            return frozenset() if call.of_a_method or call.name in self._leaves_arguments else call.handed
        package = self._packages.get(call.name)
        may_change = package is not None and package not in _UNSET and not call.name.startswith("assert")
        if call.name in _SETTERS or may_change:
            return call.handed - self._leaves_arguments  # what it is handed of these, it calls: a check, a minimization
        return frozenset()

    def _set_package(self, statement: Statement) -> str | None:
        """Return the package of which the statement is a setting, if it is one."""
        if not statement.is_setting:
            return None
        names = statement.acts_on | statement.calls | statement.changes
        packages = {self._packages.get(name) for name in names} - {None}
        package = packages.pop() if packages else None
        return None if package in _UNSET else package


def _written(statement: Statement) -> frozenset[str]:
    """Return the names, in quotes, of the files and folders that a statement may make."""
    if not statement.mentions.isdisjoint(_MAKERS):
        return statement.strings
    writes = not statement.mentions.isdisjoint(_WRITERS.split())
    return frozenset(each for each in statement.strings if "." in each.strip("'.")) if writes else frozenset()


def _gathered(pairs: Iterable[tuple[str, frozenset[str]]]) -> defaultdict[str, set[str]]:
    sets: defaultdict[str, set[str]] = defaultdict(set)
    for name, more in pairs:
        sets[name] |= more
    return sets
