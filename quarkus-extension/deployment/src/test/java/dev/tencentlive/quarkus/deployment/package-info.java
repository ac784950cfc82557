/** Applications on Quarkus, started again and again. */
@NullMarked
package dev.tencentlive.quarkus.deployment;

import org.jspecify.annotations.NullMarked;
