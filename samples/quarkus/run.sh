#!/usr/bin/env bash
# Run by samples/run quarkus, from the top of the project: the gift service packaged as for production, without the emulator in
# it, with credentials, on an emulator that is a program of its own; sends, and shows meters and health.
set -euo pipefail
mvn -q -ntp -pl samples/quarkus,emulator -am package -DskipTests
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
running=()
stop() { for process in "${running[@]}"; do kill "$process" 2>/dev/null && wait "$process" || true; done; }
trap stop EXIT

# started LOG PATTERN: what the pattern finds in the log of the process that was started last, as soon as it is there
started() {
  for _ in $(seq 600); do
    found=$(sed -n "s|.*$2.*|\1|p" "$1" | head -n 1)
    [ -z "$found" ] || return 0
    kill -0 "${running[-1]}" 2>/dev/null || break
    sleep 0.1
  done
  cat "$1" >&2
  exit 1
}

logs=samples/quarkus/target
"$java" -jar emulator/target/tencent-live-emulator-*-runnable.jar --port 0 >"$logs/emulator.log" 2>&1 &
running+=($!)
started "$logs/emulator.log" '\(http://127\.0\.0\.1:[0-9]*\)'
emulator=$found
echo "Emulator at $emulator"

app=$logs/quarkus-app
if find "$app" -name '*emulator*' -o -name '*testkit*' | grep .; then
  echo "the emulator is packaged in $app" >&2
  exit 1
fi
# The emulator's own credentials: worth nothing anywhere else.
export TENCENT_LIVE_SDK_APP_ID=1400000000 TENCENT_LIVE_ENDPOINT=$emulator
export TENCENT_LIVE_SECRET_KEY=5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e
"$java" -Dquarkus.http.port=0 -jar "$app/quarkus-run.jar" >"$logs/packaged.log" 2>&1 &
running+=($!)
started "$logs/packaged.log" 'Listening on: \(http://127\.0\.0\.1:[0-9]*\)'
service=$found

echo "Packaged without the emulator, with credentials, at $service. Receipts:"
curl -fsS -H 'Content-Type: application/json' -d '{"giver":"ann","name":"rose","count":3}' "$service/rooms/room1/gifts"
echo
curl -fsS -X POST "$service/rooms/room1/likes"
echo
echo "Meters:"
curl -fsS "$service/q/metrics" | grep '^tencent_live_send_seconds_count'
echo "Health:"
curl -fsS "$service/q/health/well"
echo
