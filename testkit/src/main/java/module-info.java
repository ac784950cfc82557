/** For tests of applications that send messages: a recording sender, assertions, a JUnit extension. */
module dev.tencentlive.testkit {
    requires transitive dev.tencentlive.core;
    requires transitive dev.tencentlive.emulator;
    requires com.fasterxml.jackson.core;
    requires static transitive org.assertj.core;
    requires static transitive org.junit.jupiter.api;
    requires static transitive org.jspecify;

    exports dev.tencentlive.testkit;
}
