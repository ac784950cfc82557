/**
 * CDI's side of Tencent Live messaging: add the jar, set three properties of MicroProfile Config, inject
 * {@link dev.tencentlive.LiveMessageSender}.
 *
 * <p>Start with {@link dev.tencentlive.cdi.TencentLiveExtension}, which lists the beans there are and the beans that an
 * application can bring. The one thing to know: without settings an application starts, and the first use of the sender says
 * what to set.
 */
@NullMarked
package dev.tencentlive.cdi;

import org.jspecify.annotations.NullMarked;
