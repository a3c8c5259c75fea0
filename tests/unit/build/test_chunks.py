from backfile.build.chunks import LEAST, MOST, cut_chunks


def _sizes(tasks, workers=2, **options):
    return [len(chunk) for chunk in cut_chunks(tasks, workers, **options)]


def test_every_task_is_in_one_chunk_in_order():
    tasks = list(range(1234))

    assert tasks == [task for chunk in cut_chunks(tasks, 3, lambda task: task % 7) for task in chunk]


def test_no_task_makes_no_chunk():
    assert _sizes([]) == []


def test_chunks_of_a_sequence_become_smaller_towards_the_end():
    sizes = _sizes(range(1000))

    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-2]) == (MOST, LEAST)


def test_no_worker_waits_for_more_than_the_last_chunks():
    loads = [0, 0]
    for chunk in cut_chunks(range(1000), 2):
        loads[loads.index(min(loads))] += len(chunk)

    assert abs(loads[0] - loads[1]) <= LEAST


def test_heavy_tasks_make_chunks_of_fewer():
    tasks = [10] * 1000 + [1] * 10_000

    chunks = list(cut_chunks(tasks, 2, lambda task: task))

    assert (len(chunks[0]), len(chunks[len(chunks) // 2])) == (10, MOST)


def test_one_task_heavier_than_all_others_is_a_chunk():
    assert _sizes([10_000, *[1] * 10], weigh=lambda task: task)[0] == 1


def test_tasks_that_cost_nothing_make_chunks_all_the_same():
    assert sum(_sizes(range(120), weigh=lambda _: 0)) == 120


def test_an_iterator_is_read_only_as_far_as_chunks_are_taken():
    read = []
    chunks = cut_chunks((read.append(number) or number for number in range(9 * MOST)), 2)

    next(chunks)
    next(chunks)

    assert len(read) == 2 * MOST
