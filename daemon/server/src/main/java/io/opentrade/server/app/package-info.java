/// The daemon as a whole: how it starts, who it is made of, how it ends.
/// One readable file wires everything by constructors; there is no container.
@NullMarked
package io.opentrade.server.app;

import org.jspecify.annotations.NullMarked;
