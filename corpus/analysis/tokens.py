"""Words, numbers and punctuation marks."""

import re
from dataclasses import replace

from corpus.model import Document, Token

_LETTER = r"[^\W_\d]"
# Letters and digits, with the marks that combine with them, which \w leaves out.
_WORD = r"[^\W_]+(?:[\u0300-\u036f\u064b-\u065f\u0900-\u0dff]+[^\W_]*)*"
# Their full stop belongs to them, wherever they stand.
_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Prof|Gen|Maj|Lt|Col|Capt|Cpl|Sgt|Cmdr|Adm|Gov|Sen|Rep|Rev|Hon|Pres|St|Mt|Ft|Jr"
    "|Sr|Messrs|Mme|Mlle|Mx|Amb|Supt|Insp|Det|Atty|Ald|Sens|Reps|Govs|Dist|Asst|Assoc|Spc|Pfc"
    "|Usec|Engr|Msgr|Ste|Brig|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Inc|Ltd|Co|Corp|Bros|vs"
)
_TOKEN = re.compile(
    r"[A-Za-z]+(?=[ ,;:!?)])"  # most words: found without trying the rest
    r"|(?:https?://|www\.)[^\s<>\"“”]+"
    r"|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}"
    rf"|(?:{_LETTER}\.){{2,12}}(?:-{_WORD})?(?!{_LETTER})"
    r"|(?<![\w.])[A-Z]\.(?=\s?[A-Z])"
    rf"|\b(?:{_ABBREVIATIONS})\.(?=\s)"
    r"|\b[A-Z][a-z]{1,5}\.(?=[,;])"  # "Fresno, Calif., said"
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?\b"
    r"|['’]s\b"
    rf"|{_WORD}(?:(?:['’](?!s\b)|[-‐‑.&](?=[^\W_])){_WORD})*"
    r"|\.{2,}|--+|\S"
)


def tokenize(document: Document) -> Document:
    """Return the document with its tokens, in order, each with the number of its sentence.

    Words joined by hyphens or apostrophes are one token; the possessive 's is one of its own, as
    is each quote mark. Initials and common abbreviations keep their full stop.
    """
    text = document.article.text
    tokens = tuple(
        Token(match.start(), match.end(), match.group(), number)
        for number, sentence in enumerate(document.sentences)
        for match in _TOKEN.finditer(text, sentence.start, sentence.end)
    )
    return replace(document, tokens=tokens)
