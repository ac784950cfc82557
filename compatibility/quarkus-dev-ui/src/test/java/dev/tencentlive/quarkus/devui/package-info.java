/** The card in the Dev UI, looked at as a developer does. */
@NullMarked
package dev.tencentlive.quarkus.devui;

import org.jspecify.annotations.NullMarked;
