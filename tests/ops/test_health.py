"""The service calls itself ready only when web, database and worker are."""

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

READY = {"web": "ready", "database": "ready", "worker": "ready"}


def heartbeat(seconds_ago: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - make_interval(secs => %s))",
            [seconds_ago],
        )


def test_the_web_server_alone_is_alive(client: Client) -> None:
    # No database mark: a query would fail this test.
    answer = client.get("/health/live")

    assert answer.status_code == 200
    assert answer.json() == {"web": "ready"}


@pytest.mark.django_db
def test_without_a_worker_the_service_is_not_ready(client: Client) -> None:
    answer = client.get("/health/ready")

    assert answer.status_code == 503
    assert answer.json() == {**READY, "worker": "missing"}


@pytest.mark.django_db
def test_with_a_working_worker_it_is_ready(client: Client) -> None:
    heartbeat(seconds_ago=3)

    answer = client.get("/health/ready")

    assert answer.status_code == 200
    assert answer.json() == READY
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_a_worker_that_fell_silent_does_not_count(client: Client) -> None:
    heartbeat(seconds_ago=60)

    assert client.get("/health/ready").status_code == 503


@pytest.mark.django_db
def test_before_the_tables_are_made_it_says_so(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE procrastinate_workers RENAME TO not_there")

    answer = client.get("/health/ready")

    assert answer.status_code == 503
    assert answer.json()["database"] == "missing or not migrated"


@pytest.mark.django_db
def test_asking_costs_one_query_and_no_session(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        answer = client.get("/health/ready")

    assert not answer.cookies
