"""What is handed in: files in folders and archives, found, each given to its student, and read but never run."""
