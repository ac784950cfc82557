/**
 * What happens when an application is built: which beans there are, what a native image needs, the emulator in development and
 * tests, the card in the Dev UI.
 *
 * <p>Start with {@code SendersProcessor}. The one thing to know: nothing of this package is ever part of an application.
 */
@NullMarked
package dev.tencentlive.quarkus.deployment;

import org.jspecify.annotations.NullMarked;
