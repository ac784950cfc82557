/**
 * Spring Boot's side of Tencent Live messaging: add the starter, set three properties, inject
 * {@link dev.tencentlive.LiveMessageSender}.
 *
 * <p>Start with {@link dev.tencentlive.spring.TencentLiveAutoConfiguration}, which lists the beans there are and the beans
 * that an application can bring. The one thing to know: without settings an application starts and has no sender; only
 * injecting one fails, and says what to set.
 */
@NullMarked
package dev.tencentlive.spring;

import org.jspecify.annotations.NullMarked;
