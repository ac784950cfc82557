/** What Quarkus's tools make of the codestart. */
@NullMarked
package dev.tencentlive.quarkus.codestart;

import org.jspecify.annotations.NullMarked;
