/// The commands of the noun `strategy`.
@NullMarked
package io.opentrade.commands.strategy;

import org.jspecify.annotations.NullMarked;
