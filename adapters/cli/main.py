"""The commands an operator types; what each does is imported when it is asked for."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.errors import AfternoteError, AlreadyRunning, SealBroken, StoreError

app = typer.Typer(
    name="afternote",
    help="Drafts, checks and times thank-you notes after job interviews. Without a command: run.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

bench = typer.Typer(
    help="Measures, and prints what was measured as JSON.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)
app.add_typer(bench, name="bench")

Json = Annotated[bool, typer.Option("--json", help="Print the report as JSON.")]
Count = Annotated[int, typer.Option("--count", min=1, help="How many to measure.")]


@bench.callback()
def quietly() -> None:
    """Measures, and prints what was measured as JSON."""
    from adapters.cli.logs import start_logging

    start_logging("plain", quiet=True)


@app.callback(invoke_without_command=True)
def afternote(context: typer.Context) -> None:
    """Drafts, checks and times thank-you notes after job interviews. Without a command: run."""
    if context.invoked_subcommand is None:
        run()


@app.command()
def run() -> None:
    """Serves the configured platforms, else the playground."""
    from adapters.cli.serve import serve

    raise typer.Exit(asyncio.run(serve()))


@app.command()
def rehearse(
    file: Annotated[str, typer.Argument(help="The script; - reads it from standard input.")],
    render: Annotated[str | None, typer.Option(help="Show the payloads of this platform.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Print one JSON object a message.")] = False,
) -> None:
    """Plays a conversation written as text, and checks it."""
    from adapters.cli.rehearse import rehearse as play

    raise typer.Exit(play(file, render=render, jsonl=jsonl))


@app.command()
def read(
    line: Annotated[str, typer.Argument(help="What follows /interview log.")],
    at: Annotated[str | None, typer.Option(help="The moment it is read: 2026-03-02 14:00.")] = None,
    zone: Annotated[str, typer.Option(help="The reader's zone.")] = "UTC",
    country: Annotated[str | None, typer.Option(help="The reader's country, two letters.")] = None,
    as_json: Json = False,
) -> None:
    """Prints the record that a log line is read as."""
    from adapters.cli.read import read_line

    for each in read_line(line, at=at, zone=zone, country=country, as_json=as_json):
        typer.echo(each)


@app.command()
def migrate(as_json: Json = False) -> None:
    """Brings the tables up to date; run does so by itself."""
    from adapters.cli.migrate import migrate as bring_up

    typer.echo(bring_up(as_json=as_json))


@app.command()
def manifest(
    name: Annotated[str, typer.Argument(help="The platform.")],
    url: Annotated[str | None, typer.Option(help="The public address, where the platform is to call us.")] = None,
) -> None:
    """Prints what an operator registers with a platform."""
    from adapters.cli.pages import declared
    from adapters.cli.platforms import platform

    typer.echo(platform(name).manifest(declared(), url=url).rstrip("\n"))


@app.command()
def version() -> None:
    """Prints the version."""
    from importlib.metadata import version as installed

    typer.echo(f"afternote {installed('afternote')}")


@app.command(hidden=True)
def pages(check: Annotated[bool, typer.Option("--check", help="Only say what differs.")] = False) -> None:
    """Writes the generated parts of README.md and .env.example anew."""
    from adapters.cli.pages import renewed

    raise typer.Exit(renewed(Path.cwd(), check=check))


@bench.command("turn")
def bench_turn(count: Count = 400) -> None:
    """One interview logged through the whole core, on SQLite."""
    from adapters.cli.bench.turn import turn

    _report(asyncio.run(turn(count)))


@bench.command("read")
def bench_read(
    phrases: Annotated[Path | None, typer.Option(help="Rows to score, as JSON lines or CSV.")] = None,
) -> None:
    """Time phrases read, and how many rightly."""
    from adapters.cli.bench.reading import reading

    _report(reading(phrases))


@bench.command("draft")
def bench_draft(count: Count = 400) -> None:
    """Notes composed and checked, spelling included."""
    from adapters.cli.bench.draft import draft

    _report(draft(count))


@bench.command("cohort")
def bench_cohort(
    size: Annotated[list[int] | None, typer.Option(min=5, help="Members; may be given several times.")] = None,
    passes: Annotated[int, typer.Option(min=1, help="Passes; times are medians over them.")] = 3,
) -> None:
    """Digest, insights and coach page of groups of several sizes: time and statements."""
    from adapters.cli.bench.cohort import SIZES, cohort

    _report(asyncio.run(cohort(size or SIZES, passes)))


@bench.command("craft")
def bench_craft(
    phrases: Annotated[
        Path | None,
        typer.Option(envvar="AFTERNOTE_TEST_PHRASES", help="Rows of time phrases to read; else the project's own."),
    ] = None,
) -> None:
    """How good reading, drafting, checking and the fact guard are."""
    from adapters.cli.bench.craft import craft

    _report(craft(phrases))


@bench.command("delivery")
def bench_delivery(
    count: Count = 10_000,
    passes: Annotated[int, typer.Option(min=1, help="Passes; ratios are medians over them.")] = 3,
) -> None:
    """One drain of what is due: the engine alone, the whole pipeline, and two peers beside it."""
    from adapters.cli.bench.delivery import delivery

    _report(asyncio.run(delivery(count, passes)))


@bench.command("start")
def bench_start(passes: Annotated[int, typer.Option(min=1, help="Fresh processes to start.")] = 5) -> None:
    """From import to ready in a fresh process, and the memory it then holds."""
    from adapters.cli.bench.start import start

    _report(start(passes))


def bench_platforms() -> None:
    """Adds a measurement for each platform that can be measured, by its name."""
    from adapters.cli.bench.acks import acks, measurable

    for name in measurable():

        @bench.command(name, help="A command from the wire to its ack, beside the bare framework.")
        def measured(count: Count = 400, name: Annotated[str, typer.Option(hidden=True)] = name) -> None:
            _report(asyncio.run(acks(name, count)))


@bench.command("all")
def bench_all() -> None:
    """Every measurement, one after the other."""
    from adapters.cli.bench.acks import acks, measurable
    from adapters.cli.bench.delivery import delivery
    from adapters.cli.bench.draft import draft
    from adapters.cli.bench.reading import reading
    from adapters.cli.bench.start import start
    from adapters.cli.bench.turn import turn

    _report(
        {
            "start": start(5),
            "turn": asyncio.run(turn(400)),
            "read": reading(None),
            "draft": draft(400),
            "delivery": asyncio.run(delivery(10_000, 3)),
            **{name: asyncio.run(acks(name, 400)) for name in measurable()},
        }
    )


def _report(figures: object) -> None:
    import json

    typer.echo(json.dumps(figures, indent=2))


def main() -> None:
    """The entry point: an error that was foreseen is one line and exit status 2."""
    try:
        if "bench" in sys.argv[1:2]:
            # The platforms are looked for only where they are asked about.
            bench_platforms()
        app()
    except (AlreadyRunning, SealBroken) as problem:
        _stop(str(problem))
    except StoreError as problem:
        _stop(f"{problem}. Check AFTERNOTE_DATABASE_URL, or the file in AFTERNOTE_DATA, then start again.")
    except AfternoteError as problem:
        _stop(str(problem))
    except OSError as problem:
        where = f" ({problem.filename})" if problem.filename else ""
        _stop(f"{problem.strerror or problem}{where}")
    except Exception as problem:
        # The database's kit is not imported for every command, so its errors are told by their home.
        if not type(problem).__module__.startswith(("sqlalchemy.", "asyncpg.")):
            raise
        _stop(f"The database refused: {str(problem).splitlines()[0]}. Check AFTERNOTE_DATABASE_URL.")


def _stop(line: str) -> NoReturn:
    print(" ".join(line.split()), file=sys.stderr)
    sys.exit(2)
