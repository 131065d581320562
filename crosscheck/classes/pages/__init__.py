"""A class as HTML: a page for whoever grades it, one for each student, and the folder in which they are kept up to date."""
