"""What is handed in, and what comes back: files read as text, and the outcomes of what they define."""
