/// The daemon's end of the socket: who is let in, frames, flow control, and the terminals of
/// commands whose screen and files are at the other end.
/// Knows nothing of what a request does; that is `api`.
@NullMarked
package io.opentrade.server.rpc;

import org.jspecify.annotations.NullMarked;
