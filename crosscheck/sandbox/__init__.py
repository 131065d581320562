"""Where a submission's code runs: `levels` says how well it is contained, `session` loads it and calls its functions.

`inside` is what runs there. No verdict is formed here, and nothing that comes back is believed or unpickled.
"""
