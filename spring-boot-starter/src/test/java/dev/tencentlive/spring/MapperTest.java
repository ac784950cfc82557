package dev.tencentlive.spring;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.PayloadWriter;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.LiveEmulatorTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The mapper that Boot makes for the application, Jackson 2 or 3, writes its payloads. */
@LiveEmulatorTest
final class MapperTest {

    private static final LiveMessage GIFT = LiveMessage.of("room1", "gift", new Gift("rose", 3));

    private final LiveEmulator emulator;

    MapperTest(LiveEmulator emulator) {
        this.emulator = emulator;
    }

    private ApplicationContextRunner application() {
        return Contexts.on(emulator, new ApplicationContextRunner().withUserConfiguration(Application.class))
                .withPropertyValues(
                        "tencent.live.clients.eu.max-message-bytes=5000",
                        // So set, no mapper but the application's own writes what is expected.
                        "spring.jackson.property-naming-strategy=SNAKE_CASE",
                        "spring.jackson2.property-naming-strategy=SNAKE_CASE");
    }

    @Test
    void payloadIsWrittenByTheApplicationsMapper() {
        application().run(context -> {
            context.getBean(LiveMessageSender.class).send(GIFT);

            assertThat(context).doesNotHaveBean(PayloadWriter.class);
            assertThat(emulator).room("room1").received("gift").withDataContaining("\"gift_name\":\"rose\"");
        });
    }

    @Test
    void payloadWriterOfOneClientLeavesTheMapperToTheOthers() {
        application().withUserConfiguration(WriterOfOne.class).run(context -> {
            context.getBean(LiveMessageSender.class).send(GIFT);
            context.getBean(LiveMessageSenders.class).get("eu").send(GIFT);

            assertThat(emulator)
                    .room("room1")
                    .received("gift")
                    .withDataContaining("\"gift_name\":\"rose\"")
                    .withSequence(1);
            assertThat(emulator).room("room1").received("gift").withData("eu's").withSequence(2);
        });
    }

    /**
     * A payload.
     *
     * @param giftName what it is
     * @param count how many
     */
    public record Gift(String giftName, int count) {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @Configuration(proxyBeanMethods = false)
    static class WriterOfOne {

        @Bean
        @Qualifier("eu")
        PayloadWriter writer() {
            return payload -> "eu's";
        }
    }
}
