"""What the workers of the tests run; a module of its own so that their processes find it."""

import os
import signal
import time

from backfile.errors import ThemeError

prepared = []


def prepare(*args):
    prepared.append((os.getpid(), *args))


def double(numbers):
    return [2 * number for number in numbers]


def who(numbers):
    time.sleep(0.02)
    return [(os.getpid(), *prepared) for _ in numbers]


def last_prepared(numbers):
    return [prepared[-1][1] for _ in numbers]


def reject(numbers):
    if 123 in numbers:
        raise ThemeError("article.html: no")
    return numbers


def die_of_123(numbers):
    if 123 in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return double(numbers)


def slowly_double(numbers):
    time.sleep(0.02)
    return double(numbers)


def program():
    return os.environ.get("TEST_PROGRAM", "this one")
