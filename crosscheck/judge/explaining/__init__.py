"""Explain what the answers show: one kind of explanation per file, from evidence alone. No verdict is formed here."""
