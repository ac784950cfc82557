/** Custom messages into Tencent RTC Live rooms: signing, sending, and the four outcomes of a send. */
module dev.tencentlive.core {
    requires java.net.http;
    requires com.fasterxml.jackson.core;
    requires static transitive org.jspecify;

    exports dev.tencentlive;
    exports dev.tencentlive.usersig;
}
