"""The register of names, on each store."""

from threading import Thread

import psycopg
import pytest

from adapters.event_store.codec import EventTypes
from adapters.event_store.store import LedgerEventStore, open_store
from adapters.person_register import AT_ONCE, StoredPersonRegister
from application.ports.person_register import PersonRegister
from domain.ids import PersonId

KARI, OLA, ASE = PersonId("p-1"), PersonId("p-2"), PersonId("p-3")


@pytest.fixture
def register(store: LedgerEventStore) -> PersonRegister:
    return StoredPersonRegister(store.projection_database())


def test_names_are_given_back_for_the_ids_asked_for(register: PersonRegister) -> None:
    register.put({KARI: "Kari O'Hara; drop table", OLA: "Ola 100 % Å?", ASE: "Åse Nygård"})
    assert register.names([ASE, KARI, KARI]) == {KARI: "Kari O'Hara; drop table", ASE: "Åse Nygård"}
    assert register.names(iter([OLA])) == {OLA: "Ola 100 % Å?"}


def test_an_id_without_a_name_is_left_out(register: PersonRegister) -> None:
    assert register.names([KARI]) == {}
    register.put({})
    assert register.names([]) == {}


def test_a_new_name_replaces_the_old(register: PersonRegister) -> None:
    register.put({KARI: "Kari Lien", OLA: "Ola Lien"})
    register.put({KARI: "Kari Dahl"})
    assert register.names([KARI, OLA]) == {KARI: "Kari Dahl", OLA: "Ola Lien"}


def test_more_ids_than_one_statement_takes(register: PersonRegister) -> None:
    names = {PersonId(f"p-{n}"): f"Person {n}" for n in range(2 * AT_ONCE + 1)}
    register.put(names)
    assert register.names(names) == names


def test_a_put_that_fails_keeps_nothing(register: PersonRegister, store: LedgerEventStore) -> None:
    with pytest.raises(Exception, match="name"):  # each driver has its own error for a null
        register.put({KARI: "Kari Lien", OLA: None})  # type: ignore[dict-item]  # what no caller may do
    assert register.names([KARI, OLA]) == {}


def test_names_outlive_the_register_that_put_them(register: PersonRegister, store: LedgerEventStore) -> None:
    register.put({KARI: "Kari Lien"})
    assert StoredPersonRegister(store.projection_database()).names([KARI]) == {KARI: "Kari Lien"}


def test_several_writers_at_once(store: LedgerEventStore) -> None:
    def write(which: int) -> None:
        StoredPersonRegister(store.projection_database()).put({PersonId(f"p-{which}-{n}"): "A" for n in range(50)})

    threads = [Thread(target=write, args=(which,)) for which in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ids = [PersonId(f"p-{which}-{n}") for which in range(4) for n in range(50)]
    assert len(StoredPersonRegister(store.projection_database()).names(ids)) == 200


NOTE_SETTING = """
    create table public.noted (setting text);
    create function public.note() returns trigger language plpgsql as
        $$ begin insert into public.noted values (current_setting('synchronous_commit')); return new; end $$;
    create trigger noting after insert on projections.person_register
        for each row execute function public.note();
"""


def test_a_name_is_on_the_disk_when_put_returns(postgres_url: str, event_types: EventTypes) -> None:
    """Names cannot be made again from the log, so PostgreSQL must flush them (SQLite here flushes every commit)."""
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        name = connection.info.dbname
        connection.execute(f'alter database "{name}" set synchronous_commit = on'.encode())
        opened = open_store(postgres_url, event_types)
        register = StoredPersonRegister(opened.projection_database())
        connection.execute(NOTE_SETTING)
        register.put({KARI: "Kari Lien"})
        opened.close()
        assert connection.execute("select setting from public.noted").fetchall() == [("on",)]


def test_no_name_reaches_the_log(register: PersonRegister, store: LedgerEventStore) -> None:
    register.put({KARI: "Kari Lien"})
    assert store.head() == 0
    assert store.read(0, 10) == ()
