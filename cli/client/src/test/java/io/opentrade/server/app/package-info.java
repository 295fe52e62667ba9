/// Stands in for the daemon in the tests of the client.
@NullMarked
package io.opentrade.server.app;

import org.jspecify.annotations.NullMarked;
