/// The link to a worker: length-prefixed binary frames over its standard input and output. Both
/// ends use this codec; the near end trusts nothing that comes out of it.
@NullMarked
package io.opentrade.sandbox.link;

import org.jspecify.annotations.NullMarked;
