@NullMarked
package dev.tencentlive.junit5;

import org.jspecify.annotations.NullMarked;
