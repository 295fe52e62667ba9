/// The local exchange itself: a pure state machine. Commands go in with the moment they arrive;
/// events come out. No thread, clock, file or socket; what dialect it speaks is another's business.
@NullMarked
package io.opentrade.server.simulate.exchange;

import org.jspecify.annotations.NullMarked;
