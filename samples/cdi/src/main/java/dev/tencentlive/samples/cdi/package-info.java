/**
 * A gift service on CDI: with {@link dev.tencentlive.samples.cdi.GiftResource} on a Jakarta EE server, or with
 * {@link dev.tencentlive.samples.cdi.GiftMain} as a program of its own.
 */
@NullMarked
package dev.tencentlive.samples.cdi;

import org.jspecify.annotations.NullMarked;
