"""What shuts a submission in, put up from within: namespaces, a filter of system calls, limits, and packages that are hidden."""
