package dev.tencentlive.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test of what an application sends, in a small context: the senders, which record, the application's mapper, and the
 * components that are named. Nothing else is scanned or configured, and no setting is needed.
 *
 * <pre>{@code
 * @LiveMessageTest(GiftService.class)
 * final class GiftServiceTest {
 *
 *     @Autowired
 *     private GiftService gifts;
 *
 *     @Autowired
 *     private RecordingLiveMessageSender sender;
 *
 *     @Test
 *     void giftReachesItsRoom() {
 *         gifts.give("room1", new Gift("ann", "rose", 3));
 *
 *         assertThat(sender).room("room1").received("gift").from("ann");
 *     }
 * }
 * }</pre>
 *
 * <p>The beans are those of {@link AutoConfigureRecordingSender}. As with every slice, properties are read from the
 * application's own files.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(LiveMessageTestBootstrapper.class)
@ExtendWith(SpringExtension.class)
@ImportAutoConfiguration
@AutoConfigureRecordingSender
public @interface LiveMessageTest {

    /**
     * Names the components to test; alias of {@link #components}.
     *
     * @return classes to make beans of
     */
    @AliasFor("components")
    Class<?>[] value() default {};

    /**
     * Names the components to test.
     *
     * @return classes to make beans of
     */
    @AliasFor("value")
    Class<?>[] components() default {};

    /**
     * Sets properties of the test's own.
     *
     * @return properties, such as {@code tencent.live.clients.eu.max-message-bytes=5000}
     */
    String[] properties() default {};
}
