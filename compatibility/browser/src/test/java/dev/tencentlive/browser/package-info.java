/** The emulator's pages in a real browser, and clients that are not written in Java. Start with {@code InboxTest}. */
@NullMarked
package dev.tencentlive.browser;

import org.jspecify.annotations.NullMarked;
