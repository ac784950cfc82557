/**
 * What the Dev UI asks the running application.
 *
 * <p>Start with {@link dev.tencentlive.quarkus.dev.LiveDevUi}. The one thing to know: Quarkus puts this on the class path in
 * development only.
 */
@NullMarked
package dev.tencentlive.quarkus.dev;

import org.jspecify.annotations.NullMarked;
