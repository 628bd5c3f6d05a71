"""The store is compared with the calls on demand."""

from tests.factories import add_call


def test_it_removes_what_belongs_to_nobody(callgrade, services, tmp_path):
    orphan = tmp_path / "recordings" / "ab" / "ab00000000000001"
    orphan.parent.mkdir(parents=True)
    orphan.write_bytes(b"sound of nobody")
    done = callgrade("sweep", "--grace-seconds", "0")
    assert (done.output, orphan.exists()) == ("Removed 1 file that belongs to no call.\n", False)


def test_it_names_calls_whose_recording_is_missing(callgrade, services):
    call = add_call(services)
    services.store.delete(call.storage_key)
    done = callgrade("sweep")
    assert done.exit_code == 1
    assert f"{call.id}: its recording is missing" in done.output
