@NullMarked
package dev.tencentlive.neighbours;

import org.jspecify.annotations.NullMarked;
