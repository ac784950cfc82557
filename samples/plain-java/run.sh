#!/usr/bin/env bash
# Run by samples/run plain-java, from the top of the project.
set -euo pipefail
mvn -q -ntp -pl samples/plain-java -am package -DskipTests
exec samples/plain-java/target/image/bin/demo
