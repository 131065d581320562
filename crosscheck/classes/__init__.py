"""A class: submissions are taken in, judged on an executor, kept in a gradebook, priced, and handed back as tables and pages.

No code of a submission runs here, none is parsed, and nothing is unpickled from one: judging is the business of what
the executor runs, in its own processes.
"""
