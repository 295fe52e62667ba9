/// Accounts, orders, positions, and the brakes.
/// Every command that trades says at which account; money and play money are told apart in what is
/// printed.
@NullMarked
package io.opentrade.commands.trading;

import org.jspecify.annotations.NullMarked;
