/**
 * What the Spring Boot starter adds to the start of an application. Start with
 * {@link dev.tencentlive.benchmarks.spring.StartCost}.
 */
@NullMarked
package dev.tencentlive.benchmarks.spring;

import org.jspecify.annotations.NullMarked;
