/** A gift service on Quarkus; start with {@code GiftResource}. */
@NullMarked
package dev.tencentlive.samples.quarkus;

import org.jspecify.annotations.NullMarked;
