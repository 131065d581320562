"""How much memory is taken."""

import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace


@contextmanager
def peak() -> Iterator[SimpleNamespace]:
    """Measure the ``bytes`` that are taken at the peak, above what there was."""
    taken = SimpleNamespace()
    tracemalloc.start()
    try:
        yield taken
        taken.bytes = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
