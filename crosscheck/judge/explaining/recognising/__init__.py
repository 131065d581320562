"""What a wrong function is right given, or which mistakes of the catalogue it makes."""
