#!/bin/sh
# rustc for the labs themselves, whose paths are relative: the scheduler's seat shows on which line a lane stands.
# A flag for some crates alone has to come behind those for all of them, which cargo puts last.
case $CARGO_PKG_NAME in
  interleave-labs-*) exec "$@" -Zlocation-detail=file,line ;;
  *) exec "$@" ;;
esac
