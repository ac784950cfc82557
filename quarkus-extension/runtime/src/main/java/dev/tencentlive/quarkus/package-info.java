/**
 * Quarkus's side of Tencent Live messaging: add the extension, set three properties, inject
 * {@link dev.tencentlive.LiveMessageSender} or {@link dev.tencentlive.quarkus.ReactiveLiveMessageSender}.
 *
 * <p>Start with {@link dev.tencentlive.quarkus.LiveClient}, which chooses among several clients, and
 * {@link dev.tencentlive.quarkus.LiveMessageSenderCustomizer}, the most general of the beans that an application can bring. The
 * one thing to know: without settings an application starts and has no sender; only injecting one fails, and says what to
 * set.
 *
 * <p>Recorders and the configuration are public because Quarkus generates code that calls them.
 */
@NullMarked
package dev.tencentlive.quarkus;

import org.jspecify.annotations.NullMarked;
