package dev.tencentlive.spring.test;

import dev.tencentlive.testkit.RecordingLiveMessageSenders;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** A context is shared among tests; what was recorded and told is not. */
final class ForgetAfterEachTest implements TestExecutionListener {

    ForgetAfterEachTest() {}

    @Override
    public void afterTestMethod(TestContext testContext) {
        if (testContext.hasApplicationContext()) {
            testContext
                    .getApplicationContext()
                    .getBeanProvider(RecordingLiveMessageSenders.class)
                    .ifAvailable(RecordingLiveMessageSenders::reset);
        }
    }
}
