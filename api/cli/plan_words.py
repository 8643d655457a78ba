"""What the commands on plans say around what they show, in each language."""

from collections.abc import Mapping

from domain.working_time.wording import Language

NORWEGIAN = {
    "draft": "utkast",
    "proposed": "lagt fram",
    "published": "kunngjort",
    "withdrawn": "oppgitt",
    "revision": "revisjon",
    "nothing stands in the way": "Ingenting står i veien for kunngjøring.",
    "obstacle": "hindring",
    "what is missing, and who can remove it": "hva som mangler, og hvem som kan rydde det av veien",
}


def words(language: Language) -> Mapping[str, str]:
    """The headings by their English words."""
    return NORWEGIAN if language is Language.NORWEGIAN else {english: english for english in NORWEGIAN}
