#!/bin/sh
# rustc for the crate itself, whose paths are relative: the scheduler's seat shows on which line a lane stands.
# A flag for one crate alone has to come behind those for all of them, which cargo puts last.
exec "$@" -Zlocation-detail=file,line
