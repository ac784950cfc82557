package dev.tencentlive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EndpointTest {

    @ParameterizedTest
    @CsvSource({
        "https://console.tim.qq.com, https://console.tim.qq.com",
        "https://console.tim.qq.com/, https://console.tim.qq.com",
        "HTTPS://Console.Tim.QQ.com:8443, https://console.tim.qq.com:8443",
        "https://localhost, https://localhost",
        "https://[2001:db8::1]:1, https://[2001:db8::1]:1",
        "http://127.0.0.1:8080, http://127.0.0.1:8080",
        "http://127.255.255.254, http://127.255.255.254",
        "http://[::1]:65535, http://[::1]:65535",
        "HTTP://[0:0:0:0:0:0:0:1], http://[0:0:0:0:0:0:0:1]",
        "' https://a.b ', https://a.b",
    })
    void addressThatIsSafeIsTaken(String given, URI taken) {
        assertThat(Endpoint.parse(given)).isEqualTo(taken);
        assertThat(Endpoint.isAllowed(taken)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://console.tim.qq.com",
                "http://128.0.0.1",
                "http://127.0.0.1.example.com",
                "http://127.0.0.256",
                "http://127.1",
                "http://127.0.0.1.",
                "http://0.0.0.0",
                "http://[::]",
                "http://[::ffff:127.0.0.1]",
                "http://[::2]",
                "http://2130706433",
            })
    void plainHttpGoesToLiteralLoopbackOnly(String address) {
        assertThatThrownBy(() -> Endpoint.parse(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must ");
        assertThat(Endpoint.isAllowed(URI.create(address))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "console.tim.qq.com | must begin with https://",
                "ftp://console.tim.qq.com | must begin with https://",
                "//console.tim.qq.com | must begin with https://",
                "console.tim.qq.com:443 | must begin with https://",
                "mailto:a@b.c | must begin with https://",
                "http://localhost:8080 | must name this machine by number, http://127.0.0.1:port: the name localhost can be"
                        + " made to point elsewhere",
                "https://user@a.b | must be https://host or https://host:port, without user name and password",
                "https://user:hunter2@a.b | must be https://host or https://host:port, without user name and password",
                "https://a.b/v4 | must be https://host or https://host:port, with nothing after it: path and query are added"
                        + " when a message is sent",
                "https://a.b?x=hunter2 | must be https://host or https://host:port, with nothing after it: path and query"
                        + " are added when a message is sent",
                "https://a.b/#hunter2 | must be https://host or https://host:port, with nothing after it: path and query are"
                        + " added when a message is sent",
                "https:///v4 | must be https://host or https://host:port; what stands there is no host name",
                "https://under_score | must be https://host or https://host:port; what stands there is no host name",
                "https://a.b:port | must be https://host or https://host:port; what stands there is no host name",
                "https://a.b:0 | must have a port from 1 to 65535, or none",
                "https://a.b:65536 | must have a port from 1 to 65535, or none",
                "https://a b | must be https://host or https://host:port",
                "https: | must be https://host or https://host:port",
            })
    void textNamesTheRuleThatIsBrokenAndQuotesNothing(String address, String rule) {
        assertThatThrownBy(() -> Endpoint.parse(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.b, '\"https://a.b\"'",
        "https://a.b:1/hunter2, '\"https://a.b:1\" (the rest is not shown)'",
        "https://a.b?hunter2, '\"https://a.b\" (the rest is not shown)'",
        "a.b#hunter2, a.b (the rest is not shown)",
        "https://user:hunter2@a.b, (not shown)",
        "hunter2@a.b, (not shown)",
    })
    void onlyWhatCannotBeSecretIsShown(String address, String shown) {
        assertThat(Endpoint.shown(address)).isEqualTo(shown);
    }
}
