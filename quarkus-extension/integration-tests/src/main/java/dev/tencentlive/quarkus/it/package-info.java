/** An application to be packaged; start with {@code GiftResource}. */
@NullMarked
package dev.tencentlive.quarkus.it;

import org.jspecify.annotations.NullMarked;
