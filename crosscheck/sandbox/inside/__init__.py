"""What runs in the sandbox, beside the submission or just outside its walls.

A child starts `__main__.py` by its path and loads this folder as a package of another name, since nothing of
`crosscheck` can be imported there. So all imports here are relative ones of this folder. The judge's side uses the
format of messages (`wire`), the reading of values and failures, and a few constants.
"""
