"""The page to play with: the homework's network, each number of which can be changed. One file that fetches nothing."""
