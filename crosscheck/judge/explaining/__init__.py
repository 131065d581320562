"""Explaining: what the answers show, one kind of explanation a file, from evidence alone. No verdict is formed here."""
