"""What `crosscheck grade` does beside judging: the progress that is shown, and what is said before and after."""
