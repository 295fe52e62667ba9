/// The line to the daemon: JSON-RPC over standard input and output, one message a line.
/// Each request runs on a platform thread of its own, because SQLite pins virtual ones.
@NullMarked
package io.opentrade.research.rpc;

import org.jspecify.annotations.NullMarked;
