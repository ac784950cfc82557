#!/usr/bin/env bash
# Run by samples/run cdi, from the top of the project: the gift service as a program on Weld, in development, on the emulator
# that starts with it; then the WAR, without the emulator in it, on Payara Micro, with credentials.
set -euo pipefail
mvn -q -ntp -pl samples/cdi -am package -DskipTests
cd samples/cdi
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
running=()
stop() { for process in "${running[@]}"; do kill "$process" 2>/dev/null && wait "$process" || true; done; }
trap stop EXIT

await() { # LOG TEXT: waits until a process that was started says something
  for _ in $(seq 1200); do
    grep -q "$2" "$1" && return
    kill -0 "${running[-1]}" 2>/dev/null || break
    sleep 0.1
  done
  cat "$1" >&2
  exit 1
}

echo "On Weld, in development:"
"$java" -Dmp.config.profile=dev -cp "target/classes:$(cat target/class-path)" \
  dev.tencentlive.samples.cdi.GiftMain room1 >target/weld.log 2>&1 || { cat target/weld.log >&2; exit 1; }
grep -o 'Messages go to an emulator.*' target/weld.log
grep 'Gift taken' target/weld.log

if unzip -l target/gifts.war | grep -q tencent-live-emulator; then
  echo "the emulator is in target/gifts.war" >&2
  exit 1
fi
