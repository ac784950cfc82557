/** Runs what was packaged. */
@NullMarked
package dev.tencentlive.quarkus.it;

import org.jspecify.annotations.NullMarked;
