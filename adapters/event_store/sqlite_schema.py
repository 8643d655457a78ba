"""The tables on SQLite, version by version."""

STEPS: tuple[tuple[str, ...], ...] = (
    (
        """create table ledger_head (
            one integer primary key check (one = 1),
            seq integer not null check (seq >= 0),
            chain blob not null check (length(chain) = 32)
        ) strict""",
        "insert into ledger_head values (1, 0, zeroblob(32))",
        """create table ledger_commands (
            command_id text primary key,
            request blob not null check (length(request) = 32),
            answer blob not null,
            position integer not null,
            versions text not null,
            recorded_at integer not null
        ) strict""",
        """create table ledger_events (
            seq integer primary key,
            stream text not null,
            version integer not null,
            topic text not null,
            state blob not null,
            decided_at integer not null,
            clock text not null,
            recorded_at integer not null,
            actor text not null,
            role text not null,
            mandate text check (mandate <> ''),
            command_id text not null,
            correlation_id text not null,
            causation_id text,
            leaf blob not null check (length(leaf) = 32),
            unique (stream, version)
        ) strict""",
        "create unique index ledger_streams on ledger_events (stream) where version = 1",
        # What the library's recorder reads.
        """create view stored_events as
            select seq as rowid, stream as originator_id, version as originator_version, topic, state
            from ledger_events""",
        """create table tracking (application_name text primary key, notification_id integer)
            without rowid""",
        "insert into tracking values ('__migration__', 1)",
        # The file itself refuses gaps, doubles and changes, also to who opens it with other tools. "insert or
        # replace" deletes without asking the delete trigger, so the insert triggers look for what stands there.
        """create trigger ledger_events_in_order before insert on ledger_events begin
            select raise(abort, 'ledger_events: seq must be the next number')
                where new.seq <> (select coalesce(max(seq), 0) + 1 from ledger_events);
            select raise(abort, 'ledger_events: version must be the next of its stream')
                where new.version <>
                    (select coalesce(max(version), 0) + 1 from ledger_events where stream = new.stream);
        end""",
        """create trigger ledger_events_update before update on ledger_events begin
            select raise(abort, 'ledger_events is append-only');
        end""",
        """create trigger ledger_events_delete before delete on ledger_events begin
            select raise(abort, 'ledger_events is append-only');
        end""",
        """create trigger ledger_commands_once before insert on ledger_commands begin
            select raise(abort, 'ledger_commands is append-only')
                where exists (select 1 from ledger_commands where command_id = new.command_id);
        end""",
        """create trigger ledger_commands_update before update on ledger_commands begin
            select raise(abort, 'ledger_commands is append-only');
        end""",
        """create trigger ledger_commands_delete before delete on ledger_commands begin
            select raise(abort, 'ledger_commands is append-only');
        end""",
        """create trigger ledger_head_forward before update on ledger_head
            when new.seq < old.seq or (new.seq = old.seq and new.chain <> old.chain) begin
            select raise(abort, 'ledger_head only moves forward');
        end""",
        """create trigger ledger_head_once before insert on ledger_head begin
            select raise(abort, 'ledger_head has one row')
                where exists (select 1 from ledger_head);
        end""",
        """create trigger ledger_head_delete before delete on ledger_head begin
            select raise(abort, 'ledger_head has one row');
        end""",
    ),
)
