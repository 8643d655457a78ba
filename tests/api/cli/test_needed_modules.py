"""Only what was typed is read, and all of it where nothing was."""

from importlib import import_module

from api.cli.main import COMMANDS, app, needed


def test_every_command_there_is_says_which_modules_it_needs() -> None:
    for module in needed(["--help"]):
        import_module(f"api.cli.{module}")
    commands = {c.name or (c.callback.__name__ if c.callback else "") for c in app.registered_commands}
    assert commands | {str(g.name) for g in app.registered_groups} == set(COMMANDS)


def test_a_command_reads_its_own_modules_and_no_others() -> None:
    assert needed(["plan", "readiness", "--help"]) == ("forecast", "plan")
    assert needed(["token", "--person", "x"]) == ()
    assert needed([]) == needed(["nonsense"]) == needed(["--help", "plan"])
