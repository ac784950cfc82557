/** Starts Quarkus ArC for the tests of the extension. */
@org.jspecify.annotations.NullMarked
package dev.tencentlive.cdi;
