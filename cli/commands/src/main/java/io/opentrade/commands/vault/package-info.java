/// `vault`: making, opening and closing what keeps the secrets. Passphrases are asked for on the
/// terminal, hidden; they are neither words of a command line nor variables.
@NullMarked
package io.opentrade.commands.vault;

import org.jspecify.annotations.NullMarked;
