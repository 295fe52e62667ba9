/// The daemon's side of local exchanges: starts their processes, passes on what they say, ends
/// them.
@NullMarked
package io.opentrade.server.simulate.process;

import org.jspecify.annotations.NullMarked;
