/**
 * What every {@link dev.tencentlive.LiveTransport} must do, as tests that any transport can run: implement {@link
 * dev.tencentlive.transportcontract.LiveTransportContract} in a test class. The servers are bare sockets, because a real
 * server does not misbehave enough.
 */
@NullMarked
package dev.tencentlive.transportcontract;

import org.jspecify.annotations.NullMarked;
