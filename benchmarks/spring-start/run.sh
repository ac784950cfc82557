#!/usr/bin/env bash
# Run by benchmarks/run spring-start [pairs], from the top of the project: starts a small MVC application without and with the
# starter, in turn, and prints what each start cost.
set -euo pipefail
mvn -q -ntp -pl benchmarks/spring-start -am package -DskipTests
cd benchmarks/spring-start
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
exec "$java" -cp target/classes dev.tencentlive.benchmarks.spring.StartCost "$java" "target/classes:$(cat target/class-path)" "${1:-20}"
