"""A class: submissions taken in, judged on an executor, kept in a gradebook, priced, and handed back as tables and pages."""
