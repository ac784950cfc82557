package dev.tencentlive.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * All senders of an application record in place of sending: the default one, the named ones, and those that
 * {@link dev.tencentlive.LiveMessageSenders} gives.
 *
 * <pre>{@code
 * @SpringBootTest
 * @AutoConfigureRecordingSender
 * final class GiftApplicationTest {
 *
 *     @Autowired
 *     private RecordingLiveMessageSender sender;
 *
 *     @Autowired
 *     @Qualifier("eu")
 *     private RecordingLiveMessageSender eu;
 * }
 * }</pre>
 *
 * <p>Each is a bean of the type {@link dev.tencentlive.testkit.RecordingLiveMessageSender};
 * {@link dev.tencentlive.testkit.RecordingLiveMessageSenders} has them all by name. Credentials, regions and endpoints are
 * not looked at, and no emulator is started. Listeners, customizers and the payload writer are the application's. After
 * each test method all of them forget messages and answers.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration(RecordingSenderAutoConfiguration.class)
public @interface AutoConfigureRecordingSender {}
