"""Reading a submission in the child: from the text of its cells to the functions that it defines."""
