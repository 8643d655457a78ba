"""What a peer says that cannot run."""


class NoPeer(Exception):
    """The peer cannot run here, or not on this instance; says why."""
