/**
 * What every adapter keeps: the same names, defaults, messages, outcomes, named clients and closing. Start with
 * {@link dev.tencentlive.contract.LiveContract}. Plain Java: no type of a test library is in a signature, since the rows of
 * the compatibility table bring different ones.
 */
@NullMarked
package dev.tencentlive.contract;

import org.jspecify.annotations.NullMarked;
