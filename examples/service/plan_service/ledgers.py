"""Keep ledgers in a database, as JSON, each with the number of its version."""

import re
from functools import partial
from typing import NoReturn

from sqlalchemy import JSON, String, create_engine, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from dxmodel import Ledger
from dxmodel.errors import nearest
from dxmodel.formats import json
from plan_service.problems import RefusedRequest, ServiceError

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_ID = 80


def is_id(text: str) -> bool:
    """Return whether a text can be the id of a ledger."""
    return len(text) <= LONGEST_ID and SLUG.fullmatch(text) is not None


class Base(DeclarativeBase):
    """The tables of the service."""


class Row(Base):
    """A ledger, with its id and its version: how many times it has been written."""

    __tablename__ = "ledgers"
    id: Mapped[str] = mapped_column(String(LONGEST_ID), primary_key=True)
    version: Mapped[int]
    ledger: Mapped[Ledger] = mapped_column(JSON)


class Ledgers:
    """The ledgers of a database; the library writes and reads their JSON."""

    def __init__(self, address: str) -> None:
        """Open a database by its address, and create the table if it has none."""
        read_json = partial(json.loads, file="database")
        self._engine = create_engine(address, json_serializer=json.dumps, json_deserializer=read_json)
        Base.metadata.create_all(self._engine)

    def close(self) -> None:
        """Close the connections to the database."""
        self._engine.dispose()

    def versions(self) -> dict[str, int]:
        """Return the version of each ledger, by its id."""
        with Session(self._engine) as session:
            rows = session.execute(select(Row.id, Row.version).order_by(Row.id))
            return {row.id: row.version for row in rows}

    def read(self, id: str) -> tuple[Ledger, int]:
        """Return a ledger and its version."""
        with Session(self._engine) as session:
            if is_id(id) and (row := session.get(Row, id)):  # a database may have no NUL in a text
                return row.ledger, row.version
        self._refuse_unknown(id)

    def create(self, id: str, ledger: Ledger) -> int:
        """Write a new ledger and return its version."""
        try:
            with Session(self._engine) as session, session.begin():
                session.execute(insert(Row).values(id=id, version=1, ledger=ledger))
        except IntegrityError:
            error = ServiceError("service.ledger_exists", found=id)
            raise RefusedRequest(412, {"header.If-None-Match": error}) from None
        return 1

    def replace(self, id: str, ledger: Ledger, read_version: int) -> int:
        """Write a ledger in place of the version that was read, and return the new version.

        One statement compares the version and writes; of two writers who read the same one, one is refused.
        """
        of_version = update(Row).where(Row.id == id, Row.version == read_version)
        written = of_version.values(version=read_version + 1, ledger=ledger).returning(Row.version)
        with Session(self._engine) as session, session.begin():
            if version := session.execute(written).scalar():
                return version
        versions = self.versions()
        if id not in versions:
            self._refuse_unknown(id)
        error = ServiceError("service.stale_version", id=id, found=read_version, current=versions[id])
        raise RefusedRequest(412, {"header.If-Match": error})

    def _refuse_unknown(self, id: str) -> NoReturn:
        near = nearest(id, self.versions())
        raise RefusedRequest(404, {"path.id": ServiceError("service.unknown_ledger", found=id, nearest=near)})
