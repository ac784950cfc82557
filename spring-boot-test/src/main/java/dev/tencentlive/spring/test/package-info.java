/**
 * Tests of Spring Boot applications whose senders record in place of sending. Start with
 * {@link dev.tencentlive.spring.test.LiveMessageTest}; for a whole application, add
 * {@link dev.tencentlive.spring.test.AutoConfigureRecordingSender} to {@code @SpringBootTest}.
 */
@NullMarked
package dev.tencentlive.spring.test;

import org.jspecify.annotations.NullMarked;
