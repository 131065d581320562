"""The formats of a verdict: text and HTML for people; JSON lines, JUnit and Gradescope for machines."""

#: The formats of ``crosscheck verify --format``, each with its file here, whose ``render(verdicts)`` returns a document.
#: Only text is rendered verdict by verdict, for a terminal's width, with colours or without.
FORMATS = {"text": "text", "json": "json_lines", "html": "html", "junit": "junit", "gradescope": "gradescope"}
#: The formats that are written verdict by verdict.
STREAMED = ("text", "json")
