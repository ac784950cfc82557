/** Sends gifts with plain Java, and shows all that can become of them. */
module dev.tencentlive.samples.plain {
    requires dev.tencentlive.core;
    requires dev.tencentlive.emulator;
    requires java.net.http;
    requires static org.jspecify;
}
