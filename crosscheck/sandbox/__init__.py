"""Where a submission's code runs, `inside`; nothing that comes back is believed or unpickled."""
