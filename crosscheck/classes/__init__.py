"""A class: submissions taken in, judged, kept in a gradebook, priced, and handed back as tables and pages."""
