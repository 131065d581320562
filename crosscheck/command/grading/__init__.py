"""The parts of `crosscheck grade`: where the class is judged, and the reports before and after."""
