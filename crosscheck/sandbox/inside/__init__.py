"""What runs in the sandbox, beside the submission or just outside its walls.

A child starts `__main__.py` by its path and loads this folder as a package of another name, since nothing of
`crosscheck` can be imported there. So nothing here imports anything of it but by relative imports of this folder.
The judge's side takes the format of messages (`wire`), the reading of values and failures, and a few constants.
"""
