"""What has become of each post on the way: the database itself keeps it, whoever writes."""

from sqlalchemy import text

from bot.model.post import Post
from bot.store.engine import Store

KEEP = """
CREATE TABLE trail (post INTEGER, at VARCHAR, state VARCHAR, who VARCHAR, claims INTEGER, tries INTEGER,
                    due_at VARCHAR, reason VARCHAR)
"""
ON_SQLITE = """
CREATE TRIGGER keep_trail AFTER UPDATE ON post BEGIN
  INSERT INTO trail VALUES (NEW.id, strftime('%H:%M:%f', 'now'), NEW.state, NEW.claimed_by, NEW.claims,
                            NEW.tries, NEW.due_at, NEW.reason);
END
"""
ON_POSTGRESQL = """
CREATE FUNCTION keep_trail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO trail VALUES (NEW.id, to_char(clock_timestamp() AT TIME ZONE 'UTC', 'HH24:MI:SS.MS'), NEW.state,
                            NEW.claimed_by, NEW.claims, NEW.tries, NEW.due_at, NEW.reason);
  RETURN NULL;
END $$;
CREATE TRIGGER keep_trail AFTER UPDATE ON post FOR EACH ROW EXECUTE FUNCTION keep_trail()
"""


def keep_trail(store: Store) -> None:
    with store.write() as session:
        session.execute(text(KEEP))
        session.connection().exec_driver_sql(ON_SQLITE if store.is_sqlite else ON_POSTGRESQL)


def trail_of(store: Store, post: Post) -> str:
    """A line for each time that it was written."""
    found = text("SELECT at, state, who, claims, tries, due_at, reason FROM trail WHERE post = :post")
    with store.read() as session:
        rows = session.execute(found, {"post": post.id}).all()
    return "\n".join(f"  {' '.join(str(value or '-') for value in row)}" for row in rows)
