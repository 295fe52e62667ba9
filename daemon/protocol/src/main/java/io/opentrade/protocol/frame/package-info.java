/// The envelope between the thin client and the daemon: JSON-RPC 2.0, one message a line, UTF-8.
/// JDK only and cheap to start, because it is all that the client bundles: no lambdas, no
/// reflection, no regular expressions here. Also where both find each other: [Home].
@NullMarked
package io.opentrade.protocol.frame;

import org.jspecify.annotations.NullMarked;
