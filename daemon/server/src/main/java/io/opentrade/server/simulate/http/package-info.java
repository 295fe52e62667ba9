/// A small HTTP/1.1 and WebSocket (RFC 6455) server on the loopback, one virtual thread a
/// connection. Small enough to break a connection at any point, which is what it is for.
@NullMarked
package io.opentrade.server.simulate.http;

import org.jspecify.annotations.NullMarked;
