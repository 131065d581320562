"""The page to play with: the homework's network, every number of it to be touched. One file that fetches nothing."""
