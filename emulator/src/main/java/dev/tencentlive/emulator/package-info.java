/** The Live REST API on loopback. Start with {@link dev.tencentlive.emulator.LiveEmulator}. */
@NullMarked
package dev.tencentlive.emulator;

import org.jspecify.annotations.NullMarked;
