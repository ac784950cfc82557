@NullMarked
package dev.tencentlive.contract;

import org.jspecify.annotations.NullMarked;
