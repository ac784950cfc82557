package dev.tencentlive.cdi;

import java.net.URI;

/** Where to send and as whom in place of the properties, for every client. */
interface ConnectionDetails {

    URI endpoint();

    long sdkAppId();

    String secretKey();

    String identifier();
}
