/** Stands where the emulator lives, for the fixtures. */
@NullMarked
package dev.tencentlive.emulator;

import org.jspecify.annotations.NullMarked;
