"""Grades of a source: what a reader may expect of it before it is opened. `values`, `work` and
`source_list` use them.
"""

from __future__ import annotations

from typing import Literal

Grade = Literal["primary", "official-history", "scholarly", "newspaper", "encyclopedia", "other"]


GRADES: dict[Grade, str] = {
    "primary": "primary",
    "official-history": "official history",
    "scholarly": "scholarly work",
    "newspaper": "newspaper",
    "encyclopedia": "encyclopedia",
    "other": "other",
}
"""Every grade in words, the weightiest first: what was written or said by those concerned; a history that an army or an
office had written; a history, life or study by a named author; newspapers, magazines and broadcasters; encyclopedias
and copies of them; everything else.
"""


GRADE_OF_TYPE: dict[str, Grade] = {
    "article-journal": "scholarly",
    "article-newspaper": "newspaper",
    "article-magazine": "newspaper",
    "broadcast": "newspaper",
    "entry-encyclopedia": "encyclopedia",
    "interview": "primary",
    "legislation": "primary",
    "manuscript": "primary",
    "personal_communication": "primary",
    "thesis": "scholarly",
    "treaty": "primary",
}
"""The grade that follows from a work's CSL type; a book may be of any."""
