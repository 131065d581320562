"""The homework of the two circles: its names and packing, its data, and its published answers."""
