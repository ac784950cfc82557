package dev.tencentlive.testkit;

import dev.tencentlive.emulator.LiveEmulatorBuilder;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class an emulator and senders that call it; needs JUnit Jupiter 5.12 or newer.
 *
 * <pre>{@code
 * @LiveEmulatorTest
 * final class GiftServiceTest {
 *     @Test
 *     void giftArrives(LiveEmulator emulator, LiveMessageSender sender) {
 *         new GiftService(sender).give("room1", "rose");
 *
 *         assertThat(emulator).room("room1").received("gift");
 *     }
 * }
 * }</pre>
 *
 * <p>Parameters of tests, lifecycle methods and constructors can be a {@link dev.tencentlive.emulator.LiveEmulator}, a
 * {@link dev.tencentlive.LiveMessageSender}, {@link dev.tencentlive.LiveMessageSenders} for named clients, and
 * {@link dev.tencentlive.LiveSettings}. All are closed when their scope ends. Tests may run in parallel.
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(LiveEmulatorExtension.class)
public @interface LiveEmulatorTest {

    /**
     * Says how many tests share an emulator.
     *
     * @return a fresh one for each test, if nothing else is said
     */
    EmulatorScope value() default EmulatorScope.TEST;

    /**
     * Sets what the senders are to have besides the emulator's address and credentials.
     *
     * @return lines such as {@code tencent.live.max-message-bytes=100}
     */
    String[] properties() default {};

    /**
     * Says how many calls of a command the emulator does in any second; those beyond are refused. A shared emulator has no
     * such limit.
     *
     * @return the vendor's limit, if nothing else is said; 0 switches it off
     */
    int applicationLimit() default LiveEmulatorBuilder.DEFAULT_APPLICATION_LIMIT;

    /**
     * Says how many messages of a room the emulator keeps in any second; those beyond are dropped.
     *
     * @return the vendor's limit, if nothing else is said; 0 switches it off
     */
    int roomLimit() default LiveEmulatorBuilder.DEFAULT_ROOM_LIMIT;

    /**
     * Sets the key that UserSigs must be made with.
     *
     * @return the vendor's published demo key, if nothing else is said
     */
    String secretKey() default LiveEmulatorBuilder.DEFAULT_SECRET_KEY;

    /**
     * Names the accounts that may call the API; the senders sign as the first of them.
     *
     * @return one account, if nothing else is said
     */
    String[] administrators() default LiveEmulatorBuilder.DEFAULT_ADMINISTRATOR;

    /**
     * Says whether the emulator speaks HTTPS, with a certificate that nobody but tests should trust: the senders do, others
     * need {@link dev.tencentlive.emulator.LiveEmulator#trustedForTests()}.
     *
     * @return plain HTTP, if nothing else is said
     */
    boolean tls() default false;
}
