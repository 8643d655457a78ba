"""Where a browser may sign is written as a browser writes it, or not taken."""

import pytest

from api.settings import origins


def test_origins_are_taken_as_given_and_the_port_served_where_none_is() -> None:
    given = ("https://turnus.example.no", "https://turnus.example.no:8443", "http://localhost:9000")
    assert origins(given, 8000) == given
    assert origins((), 9000) == ("http://localhost:9000",)


@pytest.mark.parametrize(
    "text",
    [
        "", "turnus.example.no", "https://", "https://turnus.example.no/", "https://turnus.example.no/sign",
        "http://turnus.example.no", "https://Turnus.example.no", "https://a@turnus.example.no",
        "https://turnus.example.no?x", "ftp://localhost", "https://:8443", "http://127.0.0.1:8000",
    ],
)  # fmt: skip
def test_what_is_no_origin_of_a_browser_that_signs(text: str) -> None:
    with pytest.raises(ValueError, match="no origin"):
        origins((text,), 8000)
