/**
 * The gift story in plain Java: {@link dev.tencentlive.samples.plain.SendGift} is what an application writes,
 * {@link dev.tencentlive.samples.plain.Demo} shows everything that can become of a message.
 */
@NullMarked
package dev.tencentlive.samples.plain;

import org.jspecify.annotations.NullMarked;
