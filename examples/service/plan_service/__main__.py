"""Start the service: ``python -m plan_service --database sqlite:///ledgers.db --port 8000``."""

import argparse

import uvicorn

from plan_service.app import create_app

parser = argparse.ArgumentParser(
    "plan_service", description="Serve the ledgers of a database on this machine."
)
parser.add_argument("--database", default="sqlite:///ledgers.db", help="address of the database")
parser.add_argument("--port", type=int, default=8000)

if __name__ == "__main__":
    arguments = parser.parse_args()
    uvicorn.run(create_app(arguments.database), host="127.0.0.1", port=arguments.port)
