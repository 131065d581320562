"""What a mistake is, the textbook that it edits, and how one is recognised; what any homework knows is in `findings`."""
