from backfile.build.chunk_queue import Pieces


def _all_pieces(pieces):
    return list(iter(pieces.next_piece, None))


def test_results_are_ready_in_the_order_of_the_chunks():
    pieces = Pieces(iter(["ab", "cd"]), 2)
    first, second = _all_pieces(pieces)
    pieces.keep(second, [3, 4])

    assert not pieces.is_ready

    pieces.keep(first, [1, 2])

    assert pieces.is_ready
    assert [pieces.take(), pieces.take()] == [[1, 2], [3, 4]]
    assert pieces.is_finished


def test_no_more_chunks_are_taken_than_may_be_under_way():
    pieces = Pieces(iter(["ab", "cd", "ef"]), 2)

    assert [piece.tasks for piece in _all_pieces(pieces)] == ["ab", "cd"]


def test_a_chunk_that_a_worker_died_of_is_done_task_by_task():
    pieces = Pieces(iter(["abc"]), 2)
    pieces.try_again(pieces.next_piece())
    again = _all_pieces(pieces)

    assert [piece.tasks for piece in again] == ["a", "b", "c"]

    for piece in reversed(again):
        pieces.keep(piece, [piece.tasks.upper()])

    assert pieces.take() == ["A", "B", "C"]


def test_the_third_death_is_the_last():
    pieces = Pieces(iter(["a"]), 2)
    tries = []
    for _ in range(3):
        piece = pieces.next_piece()
        tries.append(piece.is_last_try)
        pieces.try_again(piece)

    assert tries == [False, False, True]


def test_what_a_dead_worker_had_not_begun_is_next():
    pieces = Pieces(iter(["ab", "cd"]), 2)
    first, _ = _all_pieces(pieces)
    pieces.put_back(first)

    assert pieces.next_piece() is first
