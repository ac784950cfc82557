/**
 * The rules of this project as ArchUnit rules, for the tests of every module.
 *
 * <p>Start with {@link dev.tencentlive.rules.HouseRules}. Each rule ends in the way to do it instead.
 */
@NullMarked
package dev.tencentlive.rules;

import org.jspecify.annotations.NullMarked;
