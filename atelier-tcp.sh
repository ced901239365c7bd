#!/bin/sh
# Starts the packaged app from wherever it is called, by a link or through PATH: the framework looks for its files
# beside the path it is started by, so it is given the true one.
here=$(dirname "$(readlink -f "$0")")
case $(uname -m) in
  aarch64 | arm64) machine=arm64 ;;
  armv*) machine=armhf ;;
  *) machine=x64 ;;
esac
exec "$here/atelier-tcp-linux_$machine" "$@"
