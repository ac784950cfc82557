/** A gift service on Spring Boot; start with {@link dev.tencentlive.samples.spring.GiftApplication}. */
@NullMarked
package dev.tencentlive.samples.spring;

import org.jspecify.annotations.NullMarked;
