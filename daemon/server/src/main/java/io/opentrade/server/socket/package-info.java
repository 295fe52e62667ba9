/// Sockets that know how much comes in, for libraries that read without a limit.
@NullMarked
package io.opentrade.server.socket;

import org.jspecify.annotations.NullMarked;
