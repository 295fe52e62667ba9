/// A local exchange on 127.0.0.1: its process, its clock, its journal, and how the parts are put
/// together.
@NullMarked
package io.opentrade.server.simulate;

import org.jspecify.annotations.NullMarked;
