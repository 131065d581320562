"""What `crosscheck automates` shows: the outcome of a topic, as text and as JSON."""
