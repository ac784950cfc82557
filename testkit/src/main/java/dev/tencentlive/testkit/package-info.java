/**
 * For tests of applications that send messages. Start with {@link dev.tencentlive.testkit.RecordingLiveMessageSender}, which
 * sends nothing and remembers everything; where HTTP, signature and limits matter too, use the emulator instead.
 */
@NullMarked
package dev.tencentlive.testkit;

import org.jspecify.annotations.NullMarked;
