"""Whatever bytes a file holds, reading ends in a value or in a refusal, and in nothing else."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.ward_files import read_rota, read_ward
from application.unusable_input import UnusableInput
from tests.adapters.ward_files.folders import FILES, SMALL, copy_of_small_ward

WARD = read_ward(SMALL)
HOSTILE = '\x00 \r \n " , [[ ]] { = off true nan -inf 9999-12-31 0001-01-01 1e999999999999999999999 \u2028\u0661å'
PIECES = st.sampled_from([*(piece.encode() for piece in HOSTILE.split(" ")), b"\xff", b"\xef\xbb\xbf", b"a" * 140_000])


def refusal_of(read: Callable[[], object]) -> UnusableInput | None:
    """What reading was refused with; nothing when it was not."""
    try:
        read()
    except UnusableInput as refused:
        return refused
    return None


@st.composite
def spoilt(draw: st.DrawFn, original: bytes) -> bytes:
    """Some bytes, or ``original`` with a few places overwritten."""
    if draw(st.booleans()):
        return draw(st.binary(max_size=400))
    content = original
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.integers(0, 12)))
        content = content[:start] + draw(PIECES | st.binary(max_size=6)) + content[end:]
    return content


@settings(max_examples=300, deadline=None)
@given(file=st.sampled_from(FILES), data=st.data())
def test_a_ward(file: str, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as under:
        folder = copy_of_small_ward(Path(under))
        (folder / file).write_bytes(data.draw(spoilt((SMALL / file).read_bytes())))
        refused = refusal_of(lambda: read_ward(folder))
    if refused:
        assert refused.problems
        assert all(p.file and p.problem and p.accepted for p in refused.problems)
        assert "Prestmo" not in refused.message


@settings(max_examples=200, deadline=None)
@given(content=spoilt(b"employee,date,shift\nobs-1-01,2027-01-04,D\nobs-1-02,2027-01-05,N\n"))
def test_a_rota(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as under:
        path = Path(under) / "rota.csv"
        path.write_bytes(content)
        refused = refusal_of(lambda: read_rota(path, WARD))
    assert refused is None or refused.problems
