/// Runs several strategies at an account under one budget. [Rules] decide, values in and values
/// out; all else asks, writes down and carries out.
@NullMarked
package io.opentrade.server.autopilot;

import org.jspecify.annotations.NullMarked;
