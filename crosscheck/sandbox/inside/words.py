"""A submission's own words, cut to a length."""


def shortened(text: str, most: int) -> str:
    """Return a text of at most `most` characters, an ellipsis among them; a word is not cut in two, unless it is long."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    whole = kept.rstrip() if text[most - 1].isspace() else kept.rpartition(" ")[0].rstrip()
    return (whole if len(whole) > most // 2 else kept) + "…"


def words_of(error: BaseException, most: int) -> str:
    """Return an exception's message on one line; its ``__str__`` is the submission's as well, and may raise anything."""
    try:
        return shortened(" ".join(str(error).split()), most)
    except BaseException:
        return "(its message cannot be shown)"
