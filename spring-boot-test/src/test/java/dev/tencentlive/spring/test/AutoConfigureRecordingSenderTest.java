package dev.tencentlive.spring.test;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.RecordingLiveMessageSender;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;

/** The whole application, with its emulator on the class path and credentials that are not used. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "tencent.live.clients.eu.sdk-app-id=20000001",
            "tencent.live.clients.us-west.max-message-bytes=100"
        })
@AutoConfigureRecordingSender
@DirtiesContext
final class AutoConfigureRecordingSenderTest {

    @Autowired
    private Counter counter;

    @Autowired
    private RecordingLiveMessageSender sender;

    @Autowired
    private ObjectProvider<LiveEmulator> emulator;

    @Autowired
    private Warehouse warehouse;

    @Test
    void sendersOfAWholeApplicationRecord() {
        counter.sell("rose");

        assertThat(sender).room("room1").received("gift");
        assertThat(emulator.stream()).isEmpty();
        assertThat(warehouse).isNotNull();
    }
}
