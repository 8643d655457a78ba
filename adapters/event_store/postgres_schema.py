"""The tables and the append function on PostgreSQL, version by version."""

from typing import LiteralString

STEPS: tuple[LiteralString, ...] = (
    """
create schema ledger;
create schema projections;

create table ledger.schema_version (version int not null);
insert into ledger.schema_version values (0);

create table ledger.head (
    one boolean primary key default true check (one),
    seq bigint not null check (seq >= 0),
    chain bytea not null check (octet_length(chain) = 32)
) with (fillfactor = 50);
insert into ledger.head values (true, 0, decode(repeat('00', 32), 'hex'));

create table ledger.commands (
    command_id uuid primary key,
    request bytea not null check (octet_length(request) = 32),
    answer bytea not null,
    position bigint not null,
    versions text not null,
    recorded_at timestamptz not null
);

create table ledger.events (
    seq bigint primary key,
    stream text collate "C" not null,
    version bigint not null check (version > 0),
    topic text not null,
    state bytea not null,
    decided_at timestamptz not null,
    clock text not null,
    recorded_at timestamptz not null,
    actor text not null,
    role text not null,
    mandate text check (mandate <> ''),
    command_id uuid not null,
    correlation_id uuid not null,
    causation_id uuid,
    leaf bytea not null check (octet_length(leaf) = 32),
    unique (stream, version)
);
create unique index streams on ledger.events (stream) where version = 1;

-- What the library's recorders read and keep.
create view ledger.stored_events as
    select stream as originator_id, version as originator_version, topic, state, seq as notification_id
    from ledger.events;
create table ledger.notification_tracking (application_name text primary key, notification_id bigint);
insert into ledger.notification_tracking values ('__migration__', 1);

create function ledger.refuse() returns trigger language plpgsql as $$
begin
    raise exception '%.% is append-only', tg_table_schema, tg_table_name using errcode = 'FV003';
end $$;
create trigger append_only before update or delete on ledger.events
    for each row execute function ledger.refuse();
create trigger append_only_all before truncate on ledger.events
    for each statement execute function ledger.refuse();
create trigger append_only before update or delete on ledger.commands
    for each row execute function ledger.refuse();
create trigger append_only_all before truncate on ledger.commands
    for each statement execute function ledger.refuse();
create trigger never_back before update on ledger.head
    for each row when (new.seq < old.seq or (new.seq = old.seq and new.chain <> old.chain))
    execute function ledger.refuse();
create trigger one_row before delete on ledger.head
    for each row execute function ledger.refuse();
create trigger one_row_all before truncate on ledger.head
    for each statement execute function ledger.refuse();

create function ledger.bytes(field bytea) returns bytea language sql immutable
    return int4send(octet_length(field)) || field;
create function ledger.bytes(field text) returns bytea language sql immutable
    return ledger.bytes(convert_to(field, 'UTF8'));
create function ledger.bytes(field timestamptz) returns bytea language sql immutable
    return ledger.bytes(int8send((extract(epoch from field) * 1000000)::bigint));

-- The one way in. The head row is locked first, so numbers are given in the order of commits, without gaps.
-- The command id is looked up before the versions: who asks again is told what came of it, never of a conflict.
create function ledger.append(
    in p_command uuid, in p_request bytea, in p_answer bytea, in p_versions text,
    in p_actor text, in p_role text, in p_mandate text, in p_decided_at timestamptz, in p_clock text,
    in p_correlation uuid, in p_causation uuid,
    in p_streams text[], in p_expected bigint[],
    in p_which int[], in p_topics text[], in p_states bytea[],
    out o_position bigint, out o_versions text, out o_answer bytea, out o_replayed boolean
) language plpgsql security definer set search_path = ledger, pg_temp as $$
declare
    v_head ledger.head;
    v_known ledger.commands;
    v_version bigint[] := p_expected;
    v_now timestamptz;
    v_actual bigint;
    v_leaf bytea;
    v_at int;
begin
    select * into strict v_head from ledger.head for update;

    select * into v_known from ledger.commands c where c.command_id = p_command;
    if found then
        if v_known.request <> p_request then
            raise exception 'command id used for another request' using errcode = 'FV002';
        end if;
        o_position := v_known.position;
        o_versions := v_known.versions;
        o_answer := v_known.answer;
        o_replayed := true;
        return;
    end if;

    for i in 1 .. cardinality(p_streams) loop
        if right(p_streams[i], 1) = '*' then -- all that begin alike: how many there are
            select count(*) into v_actual from ledger.events e
                where e.version = 1
                    and e.stream >= left(p_streams[i], -1) and e.stream < left(p_streams[i], -1) || chr(127);
        else
            select coalesce(max(e.version), 0) into v_actual from ledger.events e where e.stream = p_streams[i];
        end if;
        if v_actual <> p_expected[i] then
            raise exception 'version conflict' using errcode = 'FV001',
                detail = json_build_object('stream', p_streams[i], 'expected', p_expected[i], 'actual', v_actual);
        end if;
    end loop;

    v_now := clock_timestamp();
    for i in 1 .. cardinality(p_which) loop
        v_at := p_which[i];
        v_version[v_at] := v_version[v_at] + 1;
        v_head.seq := v_head.seq + 1;
        v_leaf := sha256('\\x0001'::bytea
            || ledger.bytes(int8send(v_head.seq))
            || ledger.bytes(p_streams[v_at])
            || ledger.bytes(int8send(v_version[v_at]))
            || ledger.bytes(p_topics[i])
            || ledger.bytes(p_states[i])
            || ledger.bytes(p_decided_at)
            || ledger.bytes(p_clock)
            || ledger.bytes(v_now)
            || ledger.bytes(p_actor)
            || ledger.bytes(p_role)
            || ledger.bytes(coalesce(p_mandate, ''))
            || ledger.bytes(uuid_send(p_command))
            || ledger.bytes(uuid_send(p_correlation))
            || ledger.bytes(coalesce(uuid_send(p_causation), ''::bytea)));
        insert into ledger.events values (
            v_head.seq, p_streams[v_at], v_version[v_at], p_topics[i], p_states[i], p_decided_at, p_clock, v_now,
            p_actor, p_role, p_mandate, p_command, p_correlation, p_causation, v_leaf);
        v_head.chain := sha256('\\x01'::bytea || v_head.chain || v_leaf);
    end loop;

    insert into ledger.commands values (p_command, p_request, p_answer, v_head.seq, p_versions, v_now);
    update ledger.head set seq = v_head.seq, chain = v_head.chain;
    perform pg_notify('stored_events', v_head.seq::text);

    o_position := v_head.seq;
    o_versions := p_versions;
    o_answer := p_answer;
    o_replayed := false;
end $$;
revoke all on function ledger.append from public;
""",
)

GRANTS: LiteralString = """
grant usage on schema ledger to {role};
grant select on all tables in schema ledger to {role};
grant insert, update on ledger.notification_tracking to {role};
grant execute on function ledger.append to {role};
grant usage, create on schema projections to {role};
"""
"""What the role that the program runs as may do: read, append, and keep its projections; never write the log itself."""
