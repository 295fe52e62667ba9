/// The commands of the noun `data`: candles in, out and looked at.
@NullMarked
package io.opentrade.commands.data;

import org.jspecify.annotations.NullMarked;
