/** Tests that call the emulator over HTTP. */
@NullMarked
package dev.tencentlive.emulator;

import org.jspecify.annotations.NullMarked;
