#!/usr/bin/env bash
# Run by samples/run cdi, from the top of the project: the gift service as a program on Weld, in development, on the emulator
# that starts with it; then the WAR, without the emulator in it, on Payara Micro, with credentials.
set -euo pipefail
mvn -q -ntp -Pserver -pl samples/cdi -am package -DskipTests
cd samples/cdi
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
running=()
stop() { for process in "${running[@]}"; do kill "$process" 2>/dev/null && wait "$process" || true; done; }
trap stop EXIT

await() { # LOG TEXT: waits until what was started last says so
  for _ in $(seq 1800); do
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
"$java" -jar target/server/tencent-live-emulator-runnable.jar --port 0 >target/emulator.log 2>&1 &
running+=($!)
await target/emulator.log 'Try:'
# The emulator's own credentials: worth nothing anywhere else.
export TENCENT_LIVE_SDK_APP_ID=1400000000
export TENCENT_LIVE_SECRET_KEY=5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e
export TENCENT_LIVE_ENDPOINT=$(sed -n 's|.*address *\(http://.*\)|\1|p' target/emulator.log)
rm -rf target/payara
"$java" -jar target/server/payara-micro.jar --nocluster --autoBindHttp --prebootcommandfile src/server/loopback.txt \
  --rootDir target/payara --deploy target/gifts.war --contextroot / >target/payara.log 2>&1 &
running+=($!)
await target/payara.log 'Payara Micro.*ready in'
port=$(sed -n 's|^http://[^:/]*:\([0-9][0-9]*\)/$|\1|p' target/payara.log | head -n 1)
echo "On Payara Micro, with credentials, sending to $TENCENT_LIVE_ENDPOINT:"
receipt=$(curl -fsS -H 'Content-Type: application/json' -d '{"giver":"ann","name":"rose","count":3}' \
  "http://127.0.0.1:$port/rooms/room1/gifts")
echo "Receipt: $receipt"
health=$(curl -fsS "http://127.0.0.1:$port/health")
echo "Health: $health"
grep -q '"sequence":1' <<<"$receipt"
grep -q '"tencentLive.default"' <<<"$health"
muted=$(curl -sS -o /dev/null -w '%{http_code}' -H 'Content-Type: application/json' \
  -d '{"giver":"ann","name":"rose","count":3}' "http://127.0.0.1:$port/rooms/code-100601/gifts")
echo "A muted viewer's gift is answered with $muted"
[ "$muted" = 409 ]
