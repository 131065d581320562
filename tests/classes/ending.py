"""What a worker is told to do instead of its work: it imports this module to find that, and so little else."""

import os


def end(*_: object) -> None:
    os._exit(1)
