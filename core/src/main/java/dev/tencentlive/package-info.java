/**
 * Custom messages into Tencent RTC Live rooms.
 *
 * <p>Start with {@link dev.tencentlive.LiveMessageSender}: make one from {@link dev.tencentlive.LiveSettings}, hand it a
 * {@link dev.tencentlive.LiveMessage}, and look at the {@link dev.tencentlive.SendOutcome}. The one thing to know: a send
 * ends in exactly one of four states, over all its attempts, and no state claims that viewers saw the message.
 */
@NullMarked
package dev.tencentlive;

import org.jspecify.annotations.NullMarked;
