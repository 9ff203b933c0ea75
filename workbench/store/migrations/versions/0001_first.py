"""The first tables: records, words, journal, drafts, searched copies."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

WORD = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def words(*names: str) -> list[sa.Column]:
    return [sa.Column(name, WORD, nullable=False) for name in names]


def word(name: str, target: str) -> sa.Column:
    reference = sa.ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, WORD, reference, nullable=False)


def whole(name: str, optional: bool = False) -> sa.Column:
    return sa.Column(name, sa.Integer(), nullable=optional)


def number(name: str, optional: bool = False) -> sa.Column:
    return sa.Column(name, sa.Double(), nullable=optional)


def yes(name: str) -> sa.Column:
    return sa.Column(name, sa.Boolean(), nullable=False)


def json(name: str, optional: bool = False) -> sa.Column:
    return sa.Column(name, sa.Text(), nullable=optional)


def record(name: str, *columns: sa.Column, clustered: bool = False) -> None:
    op.create_table(name, sa.Column("id", WORD, primary_key=True), *words("case"), *columns, sqlite_with_rowid=not clustered)


def upgrade() -> None:
    _people_and_measures()
    _transcripts()
    _episodes()
    _writing()
    _journal()
    _search()


def _people_and_measures() -> None:
    record("participant", *words("key", "role", "name", "initials", "note"))
    record("consent", *words("about", "by"), json("purposes"), *words("granted", "until", "withdrawn", "note"))
    record("measure", *words("slug", "name", "citation", "direction", "score", "timing", "by"), whole("items"), number("low"),
           number("high"), json("reversed"), number("prorate"), json("scales"), *words("key", "notice"))
    record("rating", *words("session", "date"), word("measure", "measure"), *words("scale", "by", "timing"),
           number("value", True), *words("state"), whole("answered", True), json("items"))
    record("codebook", *words("slug", "name", "version", "citation", "about"))
    record("code", word("codebook", "codebook"), *words("slug", "name", "definition", "include", "exclude", "key"),
           whole("version"), whole("order"))


def _transcripts() -> None:
    record("case", *words("name", "title", "summary"), yes("synthetic"), *words("stance"), json("definition"),
           *words("outcome_definition"), json("codebooks"))
    record("session", whole("number"), *words("date", "state", "setting", "source", "sha256", "note"))
    record("turn", *words("session"), number("order"), *words("by", "speaker"), number("start", True),
           number("end", True), *words("text"), whole("length"), whole("words"), whole("version"), clustered=True)
    record("text", *words("turn"), sa.Column("words", sa.Text(), nullable=False),
           sa.Column("sha256", sa.LargeBinary(), nullable=False), clustered=True)
    record("annotation", word("turn", "turn"), whole("start"), whole("end"), *words("quote", "before", "after", "text"),
           yes("loose"), word("code", "code"), *words("coder", "certainty", "note"), whole("definition"), clustered=True)
    op.create_index("annotation_code_case", "annotation", ["code", "case"])
    op.create_index("annotation_turn", "annotation", ["turn"])
    record("life_event", *words("date", "title", "note"))


def _episodes() -> None:
    record("episode", *words("key", "kind", "type", "subform", "label"), json("anchor"), *words("definition"),
           json("components"), *words("note"))
    record("contribution", word("episode", "episode"), *words("by"), json("passage", True),
           *words("reason_absent", "awareness", "note"))
    record("perspective", word("episode", "episode"), *words("by"), number("intensity", True), *words("words", "source"))
    record("stage", word("episode", "episode"), *words("stage"), json("anchor"), *words("note"))


def _writing() -> None:
    record("memo", *words("title", "kind", "by", "written", "text"), json("about"), json("excerpts"), *words("form"), json("slots"))
    record("link", *words("source", "type", "target", "note"))
    op.create_table("draft", sa.Column("actor", WORD, primary_key=True), sa.Column("about", WORD, primary_key=True),
                    *words("case"), sa.Column("text", sa.Text(), nullable=False), *words("at"))


def _journal() -> None:
    op.create_table(
        "journal", sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        *words("at", "actor", "host", "case", "command"), sa.Column("request", WORD, nullable=False, unique=True),
        whole("undoes", True), *words("digest", "previous", "hash"), whole("erased_by", True),
        sa.Column("reason", sa.Text()), sa.Column("salt", sa.LargeBinary()), sa.Column("payload", sa.LargeBinary()))
    op.create_index("journal_case_actor", "journal", ["case", "actor", "id"])
    op.create_table("touched", sa.Column("place", WORD, primary_key=True),
                    sa.Column("entry", sa.Integer(), primary_key=True, autoincrement=False), sqlite_with_rowid=False)


def _search() -> None:
    op.create_table("search", sa.Column("row", sa.Integer(), primary_key=True, autoincrement=False),
                    sa.Column("turn", WORD, nullable=False, unique=True), *words("case", "session"), number("rank"),
                    *words("text"), yes("even"), sa.Column("folded", sa.Text(), nullable=False))
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE search_index USING fts5(folded, content='search', content_rowid='row', "
                   "tokenize='unicode61 remove_diacritics 0')")
    else:
        op.execute("ALTER TABLE search ADD COLUMN tokens tsvector GENERATED ALWAYS AS (to_tsvector('simple', folded)) STORED")
        op.execute("CREATE INDEX search_tokens ON search USING gin (tokens)")
