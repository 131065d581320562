"""Where a submission's code runs, `inside`; nothing that it sends back is trusted or unpickled."""
