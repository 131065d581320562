"""Files in folders and archives: found, assigned to students, and read, but never run."""
