"""What `crosscheck automates` shows: the results of the topics, as text, as JSON and as pages."""
