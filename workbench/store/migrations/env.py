"""Run by Alembic: the connection, already in its transaction, is handed over by `migrate.upgrade`."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
