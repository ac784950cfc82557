@NullMarked
package dev.tencentlive.testkit;

import org.jspecify.annotations.NullMarked;
