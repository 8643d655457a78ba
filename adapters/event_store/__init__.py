"""The event store on SQLite and PostgreSQL, by way of the eventsourcing library's recorders."""
