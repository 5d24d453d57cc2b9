"""The service in a test, with the database of ``--database``, which is a new SQLite file by default."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from plan_service.app import create_app
from plan_service.ledgers import Base
from sqlalchemy import create_engine
from starlette.testclient import TestClient

from dxmodel.formats import json
from dxmodel.testing import small_city


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--database``; its table of ledgers is dropped after each test."""
    parser.addoption("--database", help="address of a database whose table of ledgers may be dropped")


@pytest.fixture
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database."""
    address = request.config.getoption("--database") or f"sqlite:///{tmp_path}/ledgers.db"
    yield address
    engine = create_engine(address)
    Base.metadata.drop_all(engine)
    engine.dispose()


@pytest.fixture
def client(database: str) -> Iterator[TestClient]:
    """A client of the service, which has the ledger of a small city, ``minatono``."""
    with TestClient(create_app(database)) as client:
        new = client.put(
            "/ledgers/minatono", content=json.dumps(small_city()), headers={"If-None-Match": "*"}
        )
        assert (new.status_code, new.headers["ETag"]) == (201, '"1"')
        yield client
