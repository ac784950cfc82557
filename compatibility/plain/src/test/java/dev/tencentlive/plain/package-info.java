@NullMarked
package dev.tencentlive.plain;

import org.jspecify.annotations.NullMarked;
