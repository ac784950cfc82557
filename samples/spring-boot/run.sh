#!/usr/bin/env bash
# Run by samples/run spring-boot, from the top of the project: the gift service as in development, on the emulator, and then
# packaged and processed ahead of time, with credentials.
set -euo pipefail
mvn -q -ntp -pl samples/spring-boot -am package -DskipTests
cd samples/spring-boot
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
running=()
stop() { for process in "${running[@]}"; do kill "$process" 2>/dev/null && wait "$process" || true; done; }
trap stop EXIT

start() { # LOG JAVA-OPTION...: starts the service on a free port and waits for it
  local log=$1
  shift
  "$java" "$@" --server.port=0 >"$log" 2>&1 &
  running+=($!)
  for _ in $(seq 600); do
    if grep -q 'Started GiftApplication' "$log"; then
      port=$(sed -n 's/.*Tomcat started on port \([0-9]*\).*/\1/p' "$log")
      return
    fi
    kill -0 "${running[-1]}" 2>/dev/null || break
    sleep 0.1
  done
  cat "$log" >&2
  exit 1
}
give() {
  curl -fsS -H 'Content-Type: application/json' -d '{"giver":"ann","name":"rose","count":3}' \
    "http://127.0.0.1:$port/rooms/room1/gifts"
  echo
}
show() { curl -fsS "http://127.0.0.1:$port/actuator/$1"; echo; }
expect() { # TEXT: shows what comes in, and ends everything when that text is not in it
  local shown
  shown=$(cat)
  echo "$shown"
  case $shown in
    *"$1"*) ;;
    *) echo "expected in it: $1" >&2; exit 1 ;;
  esac
}

start target/development.log -cp "target/classes:$(cat target/class-path)" dev.tencentlive.samples.spring.GiftApplication
emulator=$(sed -n 's|.*shows them at \(http://[^/ ]*\)/.*|\1|p' target/development.log)
echo "Without credentials, in development: the emulator at $emulator"
echo "Receipt:"
give | expect '"sequence":1'
echo "Metrics:"
show metrics/tencent.live.send | expect '{"statistic":"COUNT","value":1.0}'
echo "Health:"
show health/tencentLive | expect '"lastOutcome":"accepted"'

app=$(ls target/*-app.jar)
if unzip -l "$app" | grep -q tencent-live-emulator; then
  echo "the emulator is in $app" >&2
  exit 1
fi
# The emulator's own credentials: worth nothing anywhere else.
export TENCENT_LIVE_SDK_APP_ID=1400000000 TENCENT_LIVE_ENDPOINT=$emulator
export TENCENT_LIVE_SECRET_KEY=5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e
start target/packaged.log -Dspring.aot.enabled=true -jar "$app"
grep -q 'Starting AOT-processed GiftApplication' target/packaged.log
echo "Packaged without the emulator, processed ahead of time, with credentials:"
give | expect '"sequence":2'
