"""What `crosscheck automates` shows: the outcome of a topic, as text, as JSON and as pages."""
