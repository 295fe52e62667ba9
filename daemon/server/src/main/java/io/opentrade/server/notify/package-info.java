/// Tells people what happened, wherever they are: kept first, delivered until it has arrived.
@NullMarked
package io.opentrade.server.notify;

import org.jspecify.annotations.NullMarked;
