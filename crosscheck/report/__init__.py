"""The faces of a verdict: text and HTML for people; JSON lines, JUnit and Gradescope for machines."""

#: The formats of ``crosscheck verify --format``, each with its file here, whose ``render(verdicts)`` returns a document.
#: Text alone is rendered verdict by verdict, for a terminal of some width, with colours or without.
FORMATS = {"text": "text", "json": "json_lines", "html": "html", "junit": "junit", "gradescope": "gradescope"}
#: Those that are written verdict by verdict, as they come.
STREAMED = ("text", "json")
