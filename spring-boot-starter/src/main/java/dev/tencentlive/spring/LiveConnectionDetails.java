package dev.tencentlive.spring;

import java.net.URI;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where to send and as whom, in place of the properties: for an emulator or a stand-in that is started by a test. As a bean
 * it applies to every client, named ones included, and no property of credentials, region or endpoint is looked at.
 */
public interface LiveConnectionDetails extends ConnectionDetails {

    /**
     * Gives the base address.
     *
     * @return {@code https://host}, or plain HTTP to literal loopback
     */
    URI endpoint();

    /**
     * Gives the application's number.
     *
     * @return SDKAppID
     */
    long sdkAppId();

    /**
     * Gives the key that signs UserSig.
     *
     * @return the key; never put it in a text
     */
    String secretKey();

    /**
     * Gives the account that signs and sends.
     *
     * @return an administrator account
     */
    String identifier();
}
