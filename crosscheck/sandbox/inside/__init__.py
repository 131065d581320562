"""What runs in the sandbox, beside the submission or just outside its walls; `child.py` is started by its path.

Nothing here imports anything of the package: it would not be there. The judge's side takes `wire` and a few constants.
"""
