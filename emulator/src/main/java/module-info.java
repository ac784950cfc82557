/** The Live REST API on loopback: a server that a development machine and a test can call in place of the vendor's. */
module dev.tencentlive.emulator {
    requires com.fasterxml.jackson.core;
    requires static info.picocli;
    requires static org.jspecify;

    exports dev.tencentlive.emulator;
}
