"""The homework of the two circles: its names and packing, its data, its published answers."""
